package io.anabranch.topology.assembly;

import io.anabranch.topology.identity.Incarnation;
import io.anabranch.topology.identity.Place;
import java.util.HashMap;
import java.util.Map;

/**
 * Since when messages wait for a stage. A stage that works off a backlog is not late: the time runs
 * from its last answer. Not so for a message that it has passed by, whose answer is lost.
 *
 * <p>Answers to earlier messages than before, as a retry or a replay gives them, count for nothing.
 * What was answered before this began is not known: then the time runs from there, so that neither
 * a restart nor the time without a join makes a message older.
 */
final class LiveAnswers {

  private final Incarnation messages;
  private final long begin;
  private final Map<StagePartition, Answer> last = new HashMap<>();

  private record StagePartition(String annotation, int partition) {}

  private record Answer(Place message, long time) {}

  /**
   * @param messages tells which message came first
   * @param begin wall clock, as all times here in milliseconds since the epoch
   */
  LiveAnswers(Incarnation messages, long begin) {
    this.messages = messages;
    this.begin = begin;
  }

  /** Notes that a message has got its first result of an annotation. */
  void add(String annotation, Place message, long now) {
    last.merge(
        new StagePartition(annotation, message.partition()),
        new Answer(message, now),
        (before, after) -> messages.isBefore(before.message(), after.message()) ? after : before);
  }

  /**
   * The time from which a message waits for an annotation.
   *
   * @param arrival of the message
   */
  long waitingSince(String annotation, Place message, long arrival) {
    long least = Math.max(arrival, begin);
    Answer answer = last.get(new StagePartition(annotation, message.partition()));
    return answer == null || messages.isBefore(message, answer.message())
        ? least
        : Math.max(least, answer.time());
  }
}
