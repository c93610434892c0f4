package io.anabranch.incarnation;

/**
 * The topic of messages was deleted and made again, and producers set its timestamps: its messages
 * could be taken for the former ones.
 */
public final class TopicMadeAgainException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TopicMadeAgainException(String topic) {
    super(
        ("topic '%s' was deleted and made again, and its timestamps are those of the producers, so"
                + " that its messages could be taken for the former ones: stop all stages, run"
                + " 'anabranch reset --execute', and start them")
            .formatted(topic));
  }
}
