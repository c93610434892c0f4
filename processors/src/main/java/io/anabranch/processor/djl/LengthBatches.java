package io.anabranch.processor.djl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups texts of similar length: a longer text joins a batch only if a pass of its own costs more
 * than the padding that the others then need. Lengths are estimated, as tokenizing twice would cost
 * more than it saves.
 */
public final class LengthBatches {

  /** Bounds the memory of one pass: with the default model, 12 MB for the widest activation. */
  private static final int MOST_TOKENS = 2048;

  /** What a pass costs beside its tokens, in tokens: as measured with the default model. */
  private static final int PASS = 12;

  private final int batchSize;
  private final int maxLength;

  /**
   * @param batchSize most texts in a batch
   * @param maxLength tokens after which a text is cut off
   */
  public LengthBatches(int batchSize, int maxLength) {
    this.batchSize = batchSize;
    this.maxLength = maxLength;
  }

  /** Batches of the indices of the texts: each index once, from the shortest to the longest. */
  List<List<Integer>> of(List<String> texts) {
    int[] tokens = texts.stream().mapToInt(this::tokens).toArray();
    List<Integer> sorted =
        IntStream.range(0, tokens.length)
            .boxed()
            .sorted(Comparator.comparingInt(index -> tokens[index]))
            .toList();
    List<List<Integer>> batches = new ArrayList<>();
    int start = 0;
    for (int end = 1; end <= sorted.size(); end++) {
      if (end == sorted.size()
          || !fits(end - start, tokens[sorted.get(end - 1)], tokens[sorted.get(end)])) {
        batches.add(sorted.subList(start, end));
        start = end;
      }
    }
    return batches;
  }

  /** True if a batch that has this many texts so far should take the next one too. */
  private boolean fits(int count, int longest, int next) {
    return count < batchSize
        && (count + 1) * next <= MOST_TOKENS
        && count * (next - longest) <= PASS;
  }

  private int tokens(String text) {
    return Math.min(maxLength, TokenEstimate.of(text));
  }
}
