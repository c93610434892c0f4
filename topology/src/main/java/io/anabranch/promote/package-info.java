/**
 * Makes a candidate the live model of its stage: changes the configuration file, restarts the stage
 * and replays it.
 *
 * <p>{@link io.anabranch.promote.PromotionPlanner} plans a {@link
 * io.anabranch.promote.PromotionRequest}, and {@link io.anabranch.promote.Promotion} carries the
 * plan out.
 */
@NullMarked
package io.anabranch.promote;

import org.jspecify.annotations.NullMarked;
