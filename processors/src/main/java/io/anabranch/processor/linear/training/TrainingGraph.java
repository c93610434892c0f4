package io.anabranch.processor.linear.training;

import io.anabranch.language.Languages;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.content.RuleContentFactory;
import io.anabranch.processor.embedding.EmbeddingProcessorFactory;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.processor.linear.features.TextInput;
import io.anabranch.processor.pos.PosProcessorFactory;
import io.anabranch.processor.pos.PosStage;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The stages that read texts for a training.
 *
 * @param graph closed by whoever opened it
 * @param input what they give
 */
record TrainingGraph(ProcessorGraph graph, TextInput input) {

  /**
   * Opens the tagger, if it knows the language, and the embedding.
   *
   * @param embedded whether to open the embedding
   */
  static TrainingGraph open(
      Models models,
      String language,
      Function<String, Map<String, String>> stageOptions,
      boolean embedded) {
    Languages.require(language);
    ProcessorGraph.Builder builder = ProcessorGraph.builder(models);
    builder.add(new RuleContentFactory(), stageOptions.apply(Annotation.CONTENT.name()));
    Map<String, String> pos = stageOptions.apply(PosStage.ANNOTATION.name());
    ProcessorFactory<?> tagger = new PosProcessorFactory();
    boolean tagged = knows(tagger, pos, language);
    if (tagged) {
      builder.add(tagger, pos);
    }
    if (embedded) {
      builder.add(new EmbeddingProcessorFactory());
    }
    return new TrainingGraph(builder.build(), new TextInput(tagged, embedded));
  }

  /** Whether the embedding knows a language. */
  static boolean embeds(String language, Function<String, Map<String, String>> stageOptions) {
    return knows(
        new EmbeddingProcessorFactory(),
        stageOptions.apply(EmbeddingStage.ANNOTATION.name()),
        language);
  }

  private static boolean knows(
      ProcessorFactory<?> factory, Map<String, String> options, String language) {
    Set<String> languages = factory.languages(options);
    return languages.isEmpty() || languages.contains(language);
  }
}
