/**
 * Dead letters: what is there, and having it processed again or removed for good.
 *
 * <p>{@link io.anabranch.deadletter.DeadLetterTopic} lists and shows them; {@link
 * io.anabranch.deadletter.DeadLetterHandling} plans and carries out a {@link
 * io.anabranch.deadletter.DeadLetterRequest}.
 */
@NullMarked
package io.anabranch.deadletter;

import org.jspecify.annotations.NullMarked;
