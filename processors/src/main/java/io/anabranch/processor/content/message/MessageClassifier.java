package io.anabranch.processor.content.message;

import io.anabranch.processor.content.learned.Example;
import io.anabranch.processor.content.learned.LearnedModel;
import io.anabranch.processor.content.text.Page;

/** Says how likely nothing is said in a message. */
public final class MessageClassifier {

  /** Where the build puts the model, beside this class. */
  public static final String RESOURCE = "messages.bin";

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

  /** A message of which it is known whether anything is said in it, for training. */
  public static Example example(Page page, boolean conversation, boolean said) {
    return new Example(
        said ? MessageClass.SAID : MessageClass.NOTHING_SAID,
        MessageFeatures.of(page, conversation));
  }

  /** Probability that nothing is said on a page over which the rules have gone. */
  public double nothingSaid(Page page, boolean conversation) {
    return model.likely(MessageFeatures.of(page, conversation)).of(MessageClass.NOTHING_SAID);
  }
}
