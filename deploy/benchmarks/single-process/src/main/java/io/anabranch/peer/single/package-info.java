/** The processors between a plain consumer and a plain producer. */
@NullMarked
package io.anabranch.peer.single;

import org.jspecify.annotations.NullMarked;
