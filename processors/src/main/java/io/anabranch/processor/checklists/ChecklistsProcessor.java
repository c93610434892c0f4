package io.anabranch.processor.checklists;

import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.Outcome.Rejected;
import io.anabranch.processor.ReferenceData;
import io.anabranch.processor.Results;
import io.anabranch.processor.TextEmbedder;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.checklists.evaluation.ChecklistRanking;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.embedding.Precision;
import io.anabranch.processor.referencedata.ReferenceEntries;
import io.anabranch.schema.Checklist;
import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.Checklists;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Compares the vector of a message with that of every text of every active checklist. A batch sees
 * one set of checklists from its first document to its last.
 */
public final class ChecklistsProcessor
    implements TextProcessor<Checklists>, ReferenceData<Checklist>, ChecklistRanking {

  private final ModelInfo embeddedBy;
  private final int limit;
  private final double threshold;
  private final ModelInfo model;
  private final ChecklistEmbedding embedding;
  private final ReferenceEntries<EmbeddedChecklist, ChecklistSet> checklists;
  private volatile boolean closed;

  /**
   * Starts without checklists.
   *
   * @param embedder is not closed with this processor
   * @param limit most matches of a message
   * @param threshold least cosine similarity of the nearest text of a match
   */
  public ChecklistsProcessor(TextEmbedder embedder, int limit, double threshold) {
    this.embeddedBy = embedder.model();
    this.limit = limit;
    this.threshold = threshold;
    this.embedding = new ChecklistEmbedding(embedder);
    int dimension = embedder.dimension();
    this.checklists = new ReferenceEntries<>(all -> new ChecklistSet(all.values(), dimension));
    this.model =
        new ModelInfo(
            "cosine-" + embeddedBy.getName(),
            "%s-whitened-threshold%s-limit%d".formatted(embeddedBy.getVersion(), threshold, limit));
  }

  @Override
  public ModelInfo model() {
    return model;
  }

  /**
   * Adds or replaces a checklist, or removes it if it is not active. Batches meanwhile see the one
   * before it.
   *
   * @throws RuntimeException if the embedder fails: the checklist before it is kept
   */
  @Override
  public synchronized void put(String id, Checklist entry) {
    try {
      check(id, entry);
    } catch (IllegalArgumentException e) {
      remove(id);
      throw e;
    }
    if (entry.getActive()) {
      checklists.put(id, embedding.embed(entry, checklists.get(id)));
    } else {
      remove(id);
    }
  }

  private static void check(String id, Checklist entry) {
    if (id.isBlank()) {
      throw new IllegalArgumentException("key of a checklist is blank: allowed is its id");
    }
    if (!id.equals(entry.getId())) {
      throw new IllegalArgumentException(
          "checklist '%s' has the key '%s': allowed is its id".formatted(entry.getId(), id));
    }
    if (entry.getTitle().isBlank()) {
      throw new IllegalArgumentException(
          "title of checklist '%s' is blank: allowed is any other text".formatted(id));
    }
  }

  @Override
  public void remove(String id) {
    checklists.remove(id);
  }

  @Override
  public String version(SpecificRecord result) {
    return result instanceof Checklists checklists ? checklists.getSetVersion() : "";
  }

  @Override
  public List<Outcome<Checklists>> process(List<Document> documents) {
    if (closed) {
      throw new IllegalStateException("processor is closed");
    }
    ChecklistSet set = checklists.current();
    List<Embedding> embeddings =
        documents.stream().map(document -> document.get(EmbeddingStage.ANNOTATION)).toList();
    Iterator<List<ChecklistMatch>> matches =
        set.match(
                embeddings.stream()
                    .filter(this::isComparable)
                    .map(ChecklistsProcessor::vector)
                    .toList(),
                threshold,
                limit)
            .iterator();
    List<Outcome<Checklists>> outcomes = new ArrayList<>(documents.size());
    for (Embedding embedding : embeddings) {
      outcomes.add(
          isComparable(embedding)
              ? new Done<>(result(matches.next(), set.version()))
              : rejected(embedding));
    }
    return outcomes;
  }

  private boolean isComparable(Embedding embedding) {
    return Precision.areComparable(
        Results.modelId(embeddedBy), Results.modelId(embedding.getModel()));
  }

  @Override
  public List<ChecklistMatch> rank(Document document) {
    return checklists
        .current()
        .rank(vector(document.get(EmbeddingStage.ANNOTATION)), Integer.MAX_VALUE);
  }

  private Outcome<Checklists> rejected(Embedding embedding) {
    return new Rejected<>(
        "the message is embedded by %s, the checklists by %s: vectors of two models are not comparable"
            .formatted(describe(embedding.getModel()), describe(embeddedBy)));
  }

  private static Checklists result(List<ChecklistMatch> matches, String setVersion) {
    Checklists result = new Checklists();
    result.setNoMatch(matches.isEmpty());
    result.setMatches(matches);
    result.setSetVersion(setVersion);
    return result;
  }

  private static String describe(ModelInfo model) {
    return model.getName() + " " + model.getVersion();
  }

  private static float[] vector(Embedding embedding) {
    float[] vector = new float[embedding.getVector().size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = embedding.getVector().get(i);
    }
    return vector;
  }

  @Override
  public void close() {
    closed = true;
  }
}
