package io.anabranch.processor.checklists;

import io.anabranch.processor.embedding.Checksum;
import io.anabranch.schema.ChecklistMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The active checklists at one moment. Immutable. */
final class ChecklistSet {

  private static final int VERSION_LENGTH = 12;

  private final List<EmbeddedChecklist> checklists;
  private final int dimension;

  /** The vectors of all texts, one after the other, in the order of the checklists. */
  private final float[] vectors;

  private final String version;

  /**
   * @param dimension number of elements of each vector
   */
  ChecklistSet(Collection<EmbeddedChecklist> checklists, int dimension) {
    this.checklists =
        checklists.stream().sorted(Comparator.comparing(EmbeddedChecklist::id)).toList();
    this.dimension = dimension;
    int texts = checklists.stream().mapToInt(checklist -> checklist.texts().size()).sum();
    this.vectors = new float[texts * dimension];
    int row = 0;
    for (EmbeddedChecklist checklist : this.checklists) {
      for (EmbeddedText text : checklist.texts()) {
        System.arraycopy(text.vector(), 0, vectors, row++ * dimension, dimension);
      }
    }
    this.version =
        Checksum.sha256(
                this.checklists.stream()
                    .map(checklist -> checklist.id() + ":" + checklist.version() + "\n")
                    .collect(Collectors.joining()))
            .substring(0, VERSION_LENGTH);
  }

  /** Hash of the ids and versions, whatever the order in which the checklists came. */
  String version() {
    return version;
  }

  /**
   * The checklists of which a text is near enough, best first, equals in the order of their ids.
   *
   * @param vector of Euclidean length 1
   * @param threshold least cosine similarity
   * @param limit most matches
   */
  List<ChecklistMatch> nearest(float[] vector, double threshold, int limit) {
    List<ChecklistMatch> matches = new ArrayList<>();
    int row = 0;
    for (EmbeddedChecklist checklist : checklists) {
      double best = -1;
      EmbeddedText nearest = checklist.texts().get(0);
      for (EmbeddedText text : checklist.texts()) {
        double score = cosine(vector, row++);
        if (score > best) {
          best = score;
          nearest = text;
        }
      }
      if (best >= threshold) {
        matches.add(checklist.match(best, nearest));
      }
    }
    return matches.stream()
        .sorted(Comparator.comparingDouble(ChecklistMatch::getScore).reversed())
        .limit(limit)
        .toList();
  }

  private double cosine(float[] vector, int row) {
    float sum = 0;
    for (int i = 0, at = row * dimension; i < dimension; i++, at++) {
      sum += vector[i] * vectors[at];
    }
    return Math.max(-1, Math.min(1, sum));
  }
}
