package io.anabranch.faults.fast;

import io.anabranch.processor.classification.ClassificationStage;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Classification;
import java.util.Set;

/** Classification, out of what is gathered. */
public final class FastClassificationFactory extends FastFactory<Classification> {

  public FastClassificationFactory() {
    super(
        ClassificationStage.ANNOTATION,
        Set.of(PosStage.ANNOTATION, EmbeddingStage.ANNOTATION),
        document ->
            FastModels.classification(
                document.get(PosStage.ANNOTATION), document.get(EmbeddingStage.ANNOTATION)));
  }
}
