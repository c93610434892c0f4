package io.anabranch.processor.linear.training;

import io.anabranch.processor.Document;
import io.anabranch.processor.linear.features.Documents;
import io.anabranch.processor.linear.features.FeatureBlock;
import io.anabranch.processor.linear.features.FeatureExtractor;
import io.anabranch.processor.linear.features.TextFeatures;
import io.anabranch.processor.linear.features.TextInput;
import io.anabranch.processor.linear.model.LinearTextModel;
import io.anabranch.processor.linear.model.TrainingSettings;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model that tells refunds from passwords, trained in no time. */
public final class ToyModel {

  public static final Document REFUND = Documents.of("refund/NN please/UH", 1, 0);
  static final Document PASSWORD = Documents.of("password/NN please/UH", 0, 1);

  private ToyModel() {}

  static TrainingSettings settings(long seed) {
    return new TrainingSettings(
        Map.of(FeatureBlock.WORDS, 1.0),
        List.of(1.0),
        List.of(0.1, 1.0),
        false,
        0,
        1,
        100,
        2,
        100,
        seed);
  }

  static ModelOrigin origin(TrainingSettings settings) {
    return ModelOrigin.of(
        "toy",
        "en",
        "data",
        Optional.of(new ModelInfo("tagger", "1")),
        Optional.of(Documents.EMBEDDING),
        settings);
  }

  public static LinearTextModel train(long seed) {
    TrainingSettings settings = settings(seed);
    FeatureExtractor extractor = new FeatureExtractor(settings.blocks().keySet(), "en");
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      examples.add(new Example(features(extractor, REFUND), List.of("refund")));
      examples.add(new Example(features(extractor, PASSWORD), List.of("password")));
    }
    return new LinearModelTrainer(settings, examples).train(origin(settings), progress -> {});
  }

  private static TextFeatures features(FeatureExtractor extractor, Document document) {
    TextInput input = new TextInput(true, true);
    return extractor.extract(input.text(document), input.embedding(document));
  }

  /** One that tells the same in German, by words alone. */
  public static LinearTextModel ofWords(String language) {
    TextInput input = new TextInput(false, false);
    TrainingSettings settings = settings(1).reading(input);
    FeatureExtractor extractor = new FeatureExtractor(settings.blocks().keySet(), language);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      for (String label : List.of("refund", "password")) {
        String word = label.equals("refund") ? "Geld" : "Passwort";
        Document document = Document.of(Message.newBuilder().setText(word + " bitte").build());
        examples.add(
            new Example(
                extractor.extract(input.text(document), input.embedding(document)),
                List.of(label)));
      }
    }
    ModelOrigin origin =
        ModelOrigin.of("toy", language, "data", Optional.empty(), Optional.empty(), settings);
    return new LinearModelTrainer(settings, examples).train(origin, progress -> {});
  }
}
