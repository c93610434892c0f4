/** all-MiniLM-L6-v2 by other libraries, from the same file. */
@NullMarked
package io.anabranch.peer.embedding;

import org.jspecify.annotations.NullMarked;
