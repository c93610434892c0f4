package io.anabranch.processor.pos;

import io.anabranch.comparison.ResultComparison;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.pos.evaluation.TagComparison;
import io.anabranch.processor.pos.evaluation.TaggingEvaluation;
import io.anabranch.schema.TaggedText;
import io.anabranch.stage.EvaluationMethod;
import io.anabranch.stage.FetchableModel;
import io.anabranch.stage.StageDescription;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Part-of-speech tagging. */
public final class PosStage implements StageDescription<TaggedText> {

  /** Sentences of tagged tokens. */
  public static final Annotation<TaggedText> ANNOTATION = new Annotation<>("pos", TaggedText.class);

  @Override
  public Annotation<TaggedText> annotation() {
    return ANNOTATION;
  }

  @Override
  public String doc() {
    return "Splits the text into sentences of tokens, each with its lemma and its tag.";
  }

  @Override
  public List<ProcessorFactory<TaggedText>> implementations() {
    return List.of(new PosProcessorFactory());
  }

  @Override
  public String defaultImplementation() {
    return "corenlp";
  }

  @Override
  public int place() {
    return 10;
  }

  @Override
  public Optional<Consumer<TaggedText>> leavesOut() {
    return Optional.of(
        result -> {
          result.setText("");
          result.setSentences(List.of());
        });
  }

  @Override
  public Optional<EvaluationMethod> evaluation() {
    return Optional.of(new TaggingEvaluation());
  }

  @Override
  public List<FetchableModel> fetchable() {
    return FetchableTaggers.ALL;
  }

  @Override
  public ResultComparison<TaggedText, ?> comparison() {
    return new TagComparison();
  }
}
