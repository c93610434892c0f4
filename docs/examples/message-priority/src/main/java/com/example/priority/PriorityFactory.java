package com.example.priority;

import com.example.urgency.UrgencyStage;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.Embedding;
import java.util.Map;
import java.util.Set;

/** Priority by urgency, and by how near a message is to texts about something serious. */
public final class PriorityFactory implements ProcessorFactory<Priority> {

  static final String NAME = "urgent-and-serious";

  /** That of a stage that ships, of which only name and type need be known. */
  static final Annotation<Embedding> EMBEDDING = new Annotation<>("embedding", Embedding.class);

  @Override
  public Annotation<Priority> annotation() {
    return PriorityStage.ANNOTATION;
  }

  @Override
  public String implementation() {
    return NAME;
  }

  /** A gather puts both together, and the stage reads its topic. */
  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(UrgencyStage.ANNOTATION, EMBEDDING);
  }

  @Override
  public Class<PriorityOptions> options() {
    return PriorityOptions.class;
  }

  @Override
  public TextProcessor<Priority> create(Map<String, String> options, Models models) {
    return new PriorityProcessor(
        models.embedder(), Options.read(PriorityOptions.class, options).threshold());
  }
}
