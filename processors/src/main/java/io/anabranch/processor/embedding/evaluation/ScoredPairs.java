package io.anabranch.processor.embedding.evaluation;

import io.anabranch.data.Line;
import java.nio.file.Path;
import java.util.List;

/** Reads pairs of texts from a UTF-8 file with one {@code score<TAB>text<TAB>text} a line. */
public final class ScoredPairs {

  private static final String EXPECTED = "score<TAB>text<TAB>text";
  private static final int LEAST = 2;

  private ScoredPairs() {}

  /**
   * The pairs of a file, in its order.
   *
   * @throws IllegalArgumentException if a line is malformed, naming file and line, or if there are
   *     fewer than two
   */
  public static List<ScoredPair> read(Path file) {
    List<ScoredPair> pairs = Line.filled(file).stream().map(ScoredPairs::parse).toList();
    if (pairs.size() < LEAST) {
      throw new IllegalArgumentException(
          "%s: %d pairs; expected at least %d lines %s"
              .formatted(file, pairs.size(), LEAST, EXPECTED));
    }
    return pairs;
  }

  private static ScoredPair parse(Line line) {
    String[] columns = line.columns(3, EXPECTED);
    double score;
    try {
      score = Double.parseDouble(columns[0].strip());
    } catch (NumberFormatException e) {
      throw line.bad("column 1 is no number; expected " + EXPECTED);
    }
    if (!Double.isFinite(score)) {
      throw line.bad("column 1 is not finite; expected " + EXPECTED);
    }
    return new ScoredPair(score, columns[1], columns[2]);
  }
}
