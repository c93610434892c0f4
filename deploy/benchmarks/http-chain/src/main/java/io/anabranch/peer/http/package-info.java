/** Models behind HTTP, as teams chain them. */
@NullMarked
package io.anabranch.peer.http;

import org.jspecify.annotations.NullMarked;
