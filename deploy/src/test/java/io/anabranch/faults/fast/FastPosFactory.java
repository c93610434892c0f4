package io.anabranch.faults.fast;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.TaggedText;
import java.util.Set;

/** Tokens, out of the message. */
public final class FastPosFactory extends FastFactory<TaggedText> {

  public FastPosFactory() {
    super(
        PosStage.ANNOTATION,
        Set.of(Annotation.MESSAGE),
        document -> FastModels.pos(document.get(Annotation.MESSAGE).getText()));
  }
}
