package io.anabranch.faults.fast;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Keywords;
import java.util.Set;

/** Keywords, out of the tokens. */
public final class FastKeywordsFactory extends FastFactory<Keywords> {

  public FastKeywordsFactory() {
    super(
        Annotation.KEYWORDS,
        Set.of(Annotation.POS),
        document -> FastModels.keywords(document.get(Annotation.POS)));
  }
}
