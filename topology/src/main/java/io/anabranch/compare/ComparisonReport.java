package io.anabranch.compare;

import io.anabranch.client.MessageId;
import io.anabranch.comparison.Change;
import java.util.List;
import java.util.Map;

/**
 * How a candidate compares with what its stage has said. Every message that the candidate has
 * answered is in one of {@code compared}, {@code onlyLive}, {@code onlyCandidate} and {@code
 * neither}.
 *
 * @param compared messages with a result of both
 * @param onlyLive messages to which the candidate answered with an error, and the stage with a
 *     result
 * @param onlyCandidate messages with a result of the candidate, where the newest answer of the
 *     stage is an error, or its topic has none
 * @param neither messages without a result
 * @param live about the stage
 * @param candidate about the candidate
 * @param criterion when two results count as the same, in words
 * @param agreement over the messages compared
 * @param figures others, by name
 * @param changes how often what became what, the most frequent first
 * @param examples of messages whose result is not the same
 */
public record ComparisonReport(
    long compared,
    long onlyLive,
    long onlyCandidate,
    long neither,
    Side live,
    Side candidate,
    String criterion,
    Agreement agreement,
    Map<String, Double> figures,
    List<Change> changes,
    List<Example> examples) {

  /**
   * One of the two.
   *
   * @param failed messages that it answered with an error of its own
   * @param models number of messages by name and version of the model that answered
   */
  public record Side(long failed, Map<String, Long> models) {}

  /**
   * A message whose result is not the same.
   *
   * @param change what is different, without a word of the message
   */
  public record Example(MessageId id, String change) {}

  public ComparisonReport {
    changes = List.copyOf(changes);
    examples = List.copyOf(examples);
  }

  /** Messages that the candidate has answered. */
  public long messages() {
    return compared + onlyLive + onlyCandidate + neither;
  }
}
