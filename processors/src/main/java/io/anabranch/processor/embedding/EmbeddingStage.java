package io.anabranch.processor.embedding;

import io.anabranch.comparison.ResultComparison;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextEmbedder;
import io.anabranch.processor.embedding.evaluation.SimilarityEvaluation;
import io.anabranch.processor.embedding.evaluation.VectorComparison;
import io.anabranch.schema.Embedding;
import io.anabranch.stage.EvaluationMethod;
import io.anabranch.stage.StageDescription;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Embedding. Its model is also the one by which other processors of a process embed texts. */
public final class EmbeddingStage implements StageDescription<Embedding> {

  /** The text as a unit vector. */
  public static final Annotation<Embedding> ANNOTATION =
      new Annotation<>("embedding", Embedding.class);

  @Override
  public Annotation<Embedding> annotation() {
    return ANNOTATION;
  }

  @Override
  public String doc() {
    return "Turns the text into a vector, so that texts of like meaning have vectors of small angle.";
  }

  @Override
  public List<ProcessorFactory<Embedding>> implementations() {
    return List.of(new EmbeddingProcessorFactory());
  }

  @Override
  public String defaultImplementation() {
    return "djl";
  }

  @Override
  public int place() {
    return 20;
  }

  /** One for each core: it is the costliest stage by far. */
  @Override
  public int threads(int cores) {
    return cores;
  }

  @Override
  public Optional<Consumer<Embedding>> leavesOut() {
    return Optional.of(result -> result.setHiddenState(List.of()));
  }

  @Override
  public Optional<EvaluationMethod> evaluation() {
    return Optional.of(new SimilarityEvaluation());
  }

  @Override
  public ResultComparison<Embedding, ?> comparison() {
    return new VectorComparison();
  }

  @Override
  public Optional<Supplier<TextEmbedder>> embedder(Path models, Map<String, String> options) {
    return Optional.of(() -> DjlEmbedder.open(models, EmbeddingOptions.from(options)));
  }
}
