package io.anabranch.processor.content.message;

import io.anabranch.processor.content.learned.Example;
import io.anabranch.processor.content.learned.LearnedModel;
import io.anabranch.processor.content.text.Page;
import java.util.Optional;

/** Says how likely nothing is said in a message. */
public final class MessageClassifier {

  /** Where the build puts the model, beside this class. */
  public static final String RESOURCE = "messages.bin";

  private static final int MOST_LINES = 150;

  private static final class Shared {
    static final MessageClassifier OF_THE_BUILD =
        new MessageClassifier(LearnedModel.read(MessageClassifier.class, RESOURCE));
  }

  private final LearnedModel model;

  private MessageClassifier(LearnedModel model) {
    this.model = model;
  }

  /** The one with the model of the build, which is read when first asked for. */
  public static MessageClassifier shared() {
    return Shared.OF_THE_BUILD;
  }

  /**
   * A message of which it is known whether anything is said in it, for training; empty if that is
   * never asked of it.
   */
  public static Optional<Example> example(Page page, boolean conversation, boolean said) {
    return mayBeAutomatic(page)
        ? Optional.of(
            new Example(
                said ? MessageClass.SAID : MessageClass.NOTHING_SAID,
                MessageFeatures.of(page, conversation)))
        : Optional.empty();
  }

  /** Probability that nothing is said on a page over which the rules have gone. */
  public double nothingSaid(Page page, boolean conversation) {
    return mayBeAutomatic(page)
        ? model.likely(MessageFeatures.of(page, conversation)).of(MessageClass.NOTHING_SAID)
        : 0;
  }

  /** One line may be anything, and no program writes very many. */
  private static boolean mayBeAutomatic(Page page) {
    return page.size() <= MOST_LINES && page.next(page.next(0) + 1) < page.size();
  }
}
