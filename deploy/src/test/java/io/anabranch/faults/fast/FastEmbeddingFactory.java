package io.anabranch.faults.fast;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.schema.Embedding;
import java.util.Set;

/** Embedding, out of the message. */
public final class FastEmbeddingFactory extends FastFactory<Embedding> {

  public FastEmbeddingFactory() {
    super(
        EmbeddingStage.ANNOTATION,
        Set.of(Annotation.MESSAGE),
        document -> FastModels.embedding(document.get(Annotation.MESSAGE).getText()));
  }
}
