package io.anabranch.claim;

import io.anabranch.client.MessageId;

/** How it stands with a key. */
sealed interface Standing {

  /** Hash of the message that is, or is to be, that of the key. */
  long content();

  /** Its message is written. */
  record Settled(MessageId message, long content) implements Standing {}

  /** Its first claim that has not been put aside. */
  record Held(Claimant claimant) implements Standing {
    @Override
    public long content() {
      return claimant.content();
    }
  }
}
