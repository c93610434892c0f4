/**
 * Replays history: which applications to set back, to where, and how far they have come since.
 *
 * <p>{@link io.anabranch.replay.Replay} plans a {@link io.anabranch.replay.ReplayRequest} and
 * carries the plan out.
 */
@NullMarked
package io.anabranch.replay;

import org.jspecify.annotations.NullMarked;
