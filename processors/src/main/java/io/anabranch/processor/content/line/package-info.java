/** A learned model of what lines are, for all that no rule knows. */
@NullMarked
package io.anabranch.processor.content.line;

import org.jspecify.annotations.NullMarked;
