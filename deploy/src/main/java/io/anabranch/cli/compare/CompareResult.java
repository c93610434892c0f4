package io.anabranch.cli.compare;

import io.anabranch.compare.ComparisonReport;
import io.anabranch.compare.MessageId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a comparison gave.
 *
 * @param recordsPerSecond of the candidate
 * @param texts of examples, if they are to be shown and their topic still has them
 * @param kept topic of the candidate's results, if it stays
 */
record CompareResult(
    ComparisonReport report,
    double recordsPerSecond,
    Duration elapsed,
    Map<MessageId, String> texts,
    Optional<String> kept) {

  CompareResult {
    texts = Map.copyOf(texts);
  }
}
