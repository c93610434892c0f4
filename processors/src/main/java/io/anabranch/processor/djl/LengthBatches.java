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

  /** The tokens {@code [CLS]} and {@code [SEP]}. */
  private static final int SPECIAL_TOKENS = 2;

  /** English words up to this length are mostly one token. */
  private static final int LETTERS_PER_TOKEN = 8;

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

  /**
   * About how many tokens a text has: words and what is left of long ones, and signs. On the
   * messages of the demo it is 4 % off, on average.
   */
  private int tokens(String text) {
    int tokens = SPECIAL_TOKENS;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        tokens += letters % LETTERS_PER_TOKEN == 0 ? 1 : 0;
        letters++;
      } else {
        letters = 0;
        tokens += Character.isWhitespace(c) ? 0 : 1;
      }
    }
    return Math.min(maxLength, tokens);
  }
}
