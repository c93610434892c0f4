package io.anabranch.topology.pipeline;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.ReferenceData;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.Checklist;
import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.Checklists;
import io.anabranch.schema.ModelInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A stage with reference data, which matches every checklist that it has been given. */
public final class CatalogFactory implements ProcessorFactory<Checklists> {

  public static final Annotation<Checklist> CATALOG = new Annotation<>("catalog", Checklist.class);

  @Override
  public Annotation<Checklists> annotation() {
    return TestAnnotations.CHECKLISTS;
  }

  @Override
  public String implementation() {
    return "function";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(TestAnnotations.EMBEDDING);
  }

  @Override
  public Optional<Annotation<?>> reference() {
    return Optional.of(CATALOG);
  }

  @Override
  public CatalogProcessor create(Map<String, String> options, Models models) {
    return new CatalogProcessor();
  }

  /** Knows its checklists by id; one without a title is unusable. */
  static final class CatalogProcessor
      implements TextProcessor<Checklists>, ReferenceData<Checklist> {

    private final Map<String, Checklist> checklists = new TreeMap<>();

    @Override
    public void put(String id, Checklist entry) {
      if (entry.getTitle().isEmpty()) {
        throw new IllegalArgumentException("no title");
      }
      checklists.put(id, entry);
    }

    @Override
    public void remove(String id) {
      checklists.remove(id);
    }

    @Override
    public ModelInfo model() {
      return FunctionFactory.MODEL;
    }

    @Override
    public List<Outcome<Checklists>> process(List<Document> documents) {
      return documents.stream().<Outcome<Checklists>>map(this::match).toList();
    }

    @Override
    public void close() {}

    private Outcome<Checklists> match(Document document) {
      double score = document.get(TestAnnotations.EMBEDDING).getVector().get(0);
      List<ChecklistMatch> matches =
          checklists.values().stream()
              .map(
                  c ->
                      new ChecklistMatch(
                          c.getId(), c.getVersion(), c.getTitle(), null, score, "title"))
              .toList();
      return new Outcome.Done<>(
          new Checklists(null, null, Instant.EPOCH, null, matches.isEmpty(), matches, "1"));
    }
  }
}
