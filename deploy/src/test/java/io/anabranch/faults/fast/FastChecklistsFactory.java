package io.anabranch.faults.fast;

import io.anabranch.processor.checklists.ChecklistsStage;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.schema.Checklists;
import java.util.Set;

/** Checklists, out of the embedding. */
public final class FastChecklistsFactory extends FastFactory<Checklists> {

  public FastChecklistsFactory() {
    super(
        ChecklistsStage.ANNOTATION,
        Set.of(EmbeddingStage.ANNOTATION),
        document -> FastModels.checklists(document.get(EmbeddingStage.ANNOTATION)));
  }
}
