package io.anabranch.processor.checklists;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.schema.Checklists;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checklists by cosine similarity. */
public final class ChecklistsProcessorFactory implements ProcessorFactory<Checklists> {

  @Override
  public Annotation<Checklists> annotation() {
    return ChecklistsStage.ANNOTATION;
  }

  @Override
  public String implementation() {
    return "cosine";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(EmbeddingStage.ANNOTATION);
  }

  @Override
  public Optional<Annotation<?>> reference() {
    return Optional.of(ChecklistsStage.CHECKLIST_SET);
  }

  @Override
  public Class<ChecklistsOptions> options() {
    return ChecklistsOptions.class;
  }

  @Override
  public TextProcessor<Checklists> create(Map<String, String> options, Models models) {
    ChecklistsOptions chosen = Options.read(ChecklistsOptions.class, options);
    return new ChecklistsProcessor(models.embedder(), chosen.limit(), chosen.threshold());
  }
}
