/** How whoever measures talks with a peer: parameters, commands and answers. */
@NullMarked
package io.anabranch.peer;

import org.jspecify.annotations.NullMarked;
