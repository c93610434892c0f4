/**
 * Compares a candidate for a stage with what the stage has said: a shadow of the stage runs over
 * what its input holds, and its results are matched with those of the stage, message by message.
 *
 * <p>{@link io.anabranch.compare.ComparisonPlanner} makes a {@link io.anabranch.compare.Comparison}
 * out of a {@link io.anabranch.compare.ComparisonRequest}.
 *
 * <p>Keeps nothing of what a customer wrote. Knows nothing of commands.
 */
@NullMarked
package io.anabranch.compare;

import org.jspecify.annotations.NullMarked;
