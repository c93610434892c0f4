package io.anabranch.faults.fast;

import io.anabranch.processor.keywords.KeywordsStage;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Keywords;
import java.util.Set;

/** Keywords, out of the tokens. */
public final class FastKeywordsFactory extends FastFactory<Keywords> {

  public FastKeywordsFactory() {
    super(
        KeywordsStage.ANNOTATION,
        Set.of(PosStage.ANNOTATION),
        document -> FastModels.keywords(document.get(PosStage.ANNOTATION)));
  }
}
