package io.anabranch.processor.checklists;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.Checklist;
import io.anabranch.schema.Checklists;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checklists by cosine similarity.
 *
 * <p>Options: {@value #LIMIT}, most matches of a message, from 1 to 100, default {@value
 * #DEFAULT_LIMIT}; {@value #THRESHOLD}, least similarity of the best match, from -1 to 1, default
 * {@value #DEFAULT_THRESHOLD}: there as many messages that need no checklist get one as messages
 * that need one get none, on {@code testdata/checklist-matching/dev.tsv} with the embedding model
 * that the build prepares.
 */
public final class ChecklistsProcessorFactory implements ProcessorFactory<Checklists> {

  /** The checklists to match with. Its name is also that of their topic. */
  public static final Annotation<Checklist> CHECKLIST_SET =
      new Annotation<>("checklist-set", Checklist.class);

  static final String LIMIT = "limit";
  static final int DEFAULT_LIMIT = 3;
  static final String THRESHOLD = "threshold";
  static final double DEFAULT_THRESHOLD = 0.46;

  @Override
  public Annotation<Checklists> annotation() {
    return Annotation.CHECKLISTS;
  }

  @Override
  public String implementation() {
    return "cosine";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(Annotation.EMBEDDING);
  }

  @Override
  public Optional<Annotation<?>> reference() {
    return Optional.of(CHECKLIST_SET);
  }

  @Override
  public TextProcessor<Checklists> create(Map<String, String> options, Models models) {
    Options checked = Options.of(options, Set.of(LIMIT, THRESHOLD));
    int limit = checked.integer(LIMIT, DEFAULT_LIMIT, 1, 100);
    double threshold = checked.decimal(THRESHOLD, DEFAULT_THRESHOLD, -1, 1);
    return new ChecklistsProcessor(models.embedder(), limit, threshold);
  }
}
