package io.anabranch.faults.fast;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Checklists;
import java.util.Set;

/** Checklists, out of the embedding. */
public final class FastChecklistsFactory extends FastFactory<Checklists> {

  public FastChecklistsFactory() {
    super(
        Annotation.CHECKLISTS,
        Set.of(Annotation.EMBEDDING),
        document -> FastModels.checklists(document.get(Annotation.EMBEDDING)));
  }
}
