package io.anabranch.processor.checklists;

import io.anabranch.processor.Checksum;
import io.anabranch.schema.ChecklistMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The active checklists at one moment. Immutable.
 *
 * <p>Their order for a message weighs all texts of a checklist, the near ones most; how near a
 * checklist is, is said by its nearest text alone.
 */
final class ChecklistSet {

  private static final int VERSION_LENGTH = 12;

  /**
   * How much more near texts weigh than far ones: at 0 the mean of the texts counts, at infinity
   * the nearest alone. Chosen on {@code testdata/checklist-matching/dev.tsv}.
   */
  private static final double SHARPNESS = 5;

  /** What is nearer than one part of this counts as equal: products differ in their last digits. */
  private static final double RELEVANCE_STEPS = 1e5;

  private final List<EmbeddedChecklist> checklists;
  private final WithinClassWhitening whitening;

  /** By the whitened vectors of all texts, in the order of the checklists. */
  private final ScalarProducts similarities;

  private final String version;

  /**
   * @param dimension number of elements of each vector
   */
  ChecklistSet(Collection<EmbeddedChecklist> checklists, int dimension) {
    this.checklists =
        checklists.stream().sorted(Comparator.comparing(EmbeddedChecklist::id)).toList();
    this.whitening = WithinClassWhitening.of(this.checklists, dimension);
    this.similarities =
        ScalarProducts.of(
            this.checklists.stream()
                .flatMap(checklist -> checklist.texts().stream())
                .map(text -> whitening.apply(text.vector()))
                .toList(),
            dimension);
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
   * Of each vector the first of all checklists, as far as they are near enough; none if the very
   * first is not.
   *
   * @param vectors of Euclidean length 1
   * @param threshold least cosine similarity of the nearest text
   * @param limit most matches
   */
  List<List<ChecklistMatch>> match(List<float[]> vectors, double threshold, int limit) {
    float[][] products = similarities.products(vectors.stream().map(whitening::apply).toList());
    List<List<ChecklistMatch>> matches = new ArrayList<>(vectors.size());
    for (int i = 0; i < vectors.size(); i++) {
      matches.add(near(rank(vectors.get(i), products[i], limit), threshold));
    }
    return matches;
  }

  private static List<ChecklistMatch> near(List<ChecklistMatch> first, double threshold) {
    if (first.isEmpty() || first.get(0).getScore() < threshold) {
      return List.of();
    }
    return first.stream().filter(match -> match.getScore() >= threshold).toList();
  }

  /**
   * Best first, equals in the order of their ids.
   *
   * @param vector of Euclidean length 1
   * @param limit most checklists
   */
  List<ChecklistMatch> rank(float[] vector, int limit) {
    return rank(vector, similarities.products(List.of(whitening.apply(vector)))[0], limit);
  }

  private List<ChecklistMatch> rank(float[] vector, float[] similarities, int limit) {
    List<ChecklistMatch> ranked = new ArrayList<>();
    for (int checklist : first(relevance(similarities), limit)) {
      ranked.add(checklists.get(checklist).match(vector));
    }
    return ranked;
  }

  /** Places of the greatest numbers, the greatest first, equal ones in their order. */
  private static int[] first(long[] numbers, int limit) {
    int[] first = new int[Math.min(limit, numbers.length)];
    int count = 0;
    for (int i = 0; i < numbers.length && first.length > 0; i++) {
      int place = count;
      while (place > 0 && numbers[first[place - 1]] < numbers[i]) {
        place--;
      }
      if (place < first.length) {
        count = Math.min(count + 1, first.length);
        System.arraycopy(first, place, first, place + 1, count - 1 - place);
        first[place] = i;
      }
    }
    return first;
  }

  /**
   * Of each checklist, in steps.
   *
   * @param similarities of each text to the message, by the whitened vectors
   */
  private long[] relevance(float[] similarities) {
    long[] relevance = new long[checklists.size()];
    int text = 0;
    for (int i = 0; i < relevance.length; i++) {
      int texts = checklists.get(i).texts().size();
      double sum = 0;
      for (int end = text + texts; text < end; text++) {
        sum += Math.exp(SHARPNESS * similarities[text]);
      }
      relevance[i] = Math.round(RELEVANCE_STEPS * sum / texts);
    }
    return relevance;
  }
}
