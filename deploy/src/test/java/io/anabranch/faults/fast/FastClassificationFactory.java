package io.anabranch.faults.fast;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Classification;
import java.util.Set;

/** Classification, out of what is gathered. */
public final class FastClassificationFactory extends FastFactory<Classification> {

  public FastClassificationFactory() {
    super(
        Annotation.CLASSIFICATION,
        Set.of(Annotation.POS, Annotation.EMBEDDING),
        document ->
            FastModels.classification(
                document.get(Annotation.POS), document.get(Annotation.EMBEDDING)));
  }
}
