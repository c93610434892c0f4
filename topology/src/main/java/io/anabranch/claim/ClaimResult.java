package io.anabranch.claim;

import io.anabranch.client.MessageId;

/** What a claim came to. */
public sealed interface ClaimResult {

  /**
   * The key's message.
   *
   * @param isNew whether this claim has written it, and not one before
   */
  record Written(MessageId message, boolean isNew) implements ClaimResult {}

  /** The key names a message that says something else. */
  record OtherContent() implements ClaimResult {}
}
