package io.anabranch.compare;

import io.anabranch.client.MessageId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a comparison gave.
 *
 * @param recordsPerSecond of the candidate
 * @param elapsed from its start until it had read all
 * @param texts of examples, if they are to be shown and their topic still has them
 * @param kept topic of the candidate's results, if it stays
 */
public record ComparisonResult(
    ComparisonReport report,
    double recordsPerSecond,
    Duration elapsed,
    Map<MessageId, String> texts,
    Optional<String> kept) {

  public ComparisonResult {
    texts = Map.copyOf(texts);
  }
}
