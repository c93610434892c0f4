/** A model or an implementation that may take the place of the one that a stage has. */
@NullMarked
package io.anabranch.candidate;

import org.jspecify.annotations.NullMarked;
