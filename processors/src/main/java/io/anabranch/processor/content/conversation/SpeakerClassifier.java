package io.anabranch.processor.content.conversation;

import io.anabranch.processor.content.learned.LearnedModel;
import io.anabranch.schema.AuthorRole;
import java.util.List;

/** Tells those who speak for a company from customers, by a learned model. */
public final class SpeakerClassifier {

  /** Where the build puts the model, beside this class. */
  public static final String RESOURCE = "speakers.bin";

  private static final class Shared {
    static final SpeakerClassifier OF_THE_BUILD =
        new SpeakerClassifier(LearnedModel.read(SpeakerClassifier.class, RESOURCE));
  }

  private final LearnedModel model;

  public SpeakerClassifier(LearnedModel model) {
    this.model = model;
  }

  /** The one with the model of the build, which is read when first asked for. */
  public static SpeakerClassifier shared() {
    return Shared.OF_THE_BUILD;
  }

  /** Probability that a speaker is no customer. */
  double agent(List<String> features) {
    return model.likely(features).of(AuthorRole.AGENT);
  }
}
