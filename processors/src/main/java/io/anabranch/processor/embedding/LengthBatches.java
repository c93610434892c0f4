package io.anabranch.processor.embedding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups texts of similar length, so that little of a batch is padding. Lengths are estimated from
 * characters, as tokenizing twice would cost more than it saves.
 */
final class LengthBatches {

  /** Bounds the memory of one pass: with the default model, about 25 MB of activations. */
  private static final int MOST_TOKENS = 4096;

  /** English takes 4 to 5 characters a token. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  private final int batchSize;
  private final int maxLength;

  /**
   * @param batchSize most texts in a batch
   * @param maxLength tokens after which a text is cut off
   */
  LengthBatches(int batchSize, int maxLength) {
    this.batchSize = batchSize;
    this.maxLength = maxLength;
  }

  /** Batches of the indices of the texts: each index once, from the shortest to the longest. */
  List<List<Integer>> of(List<String> texts) {
    List<Integer> sorted =
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.comparingInt(index -> texts.get(index).length()))
            .toList();
    List<List<Integer>> batches = new ArrayList<>();
    int start = 0;
    for (int end = 1; end <= sorted.size(); end++) {
      if (end == sorted.size() || !fits(end + 1 - start, texts.get(sorted.get(end)))) {
        batches.add(sorted.subList(start, end));
        start = end;
      }
    }
    return batches;
  }

  private boolean fits(int count, String longest) {
    int tokens = Math.min(maxLength, longest.length() / CHARACTERS_PER_TOKEN + 2);
    return count <= batchSize && (long) count * tokens <= MOST_TOKENS;
  }
}
