package io.anabranch.processor.embedding;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.Embedding;
import java.util.Map;
import java.util.Set;

/**
 * The embedding stage on DJL. Its options are those of {@link EmbeddingOptions}: whoever opens the
 * process's embedder takes them from this stage.
 */
public final class EmbeddingProcessorFactory implements ProcessorFactory<Embedding> {

  @Override
  public Annotation<Embedding> annotation() {
    return EmbeddingStage.ANNOTATION;
  }

  @Override
  public String implementation() {
    return "djl";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(Annotation.MESSAGE);
  }

  @Override
  public Set<String> languages() {
    return Set.of("en");
  }

  @Override
  public Class<EmbeddingOptions> options() {
    return EmbeddingOptions.class;
  }

  /** {@inheritDoc} The embedder is that of the models, and the options are only checked. */
  @Override
  public TextProcessor<Embedding> create(Map<String, String> options, Models models) {
    return new EmbeddingProcessor(models.embedder(), EmbeddingOptions.from(options).windows());
  }
}
