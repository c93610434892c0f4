package io.anabranch.cli.consume;

import io.anabranch.cli.context.Instants;
import java.time.Instant;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;

/** Where reading begins, in each partition. */
public sealed interface StartOffset {

  /** Moves a consumer there, in all the partitions that it is assigned. */
  void seek(Consumer<?, ?> consumer);

  /** The first record. */
  record Start() implements StartOffset {
    @Override
    public void seek(Consumer<?, ?> consumer) {
      consumer.seekToBeginning(consumer.assignment());
    }
  }

  /** What comes from now on. */
  record End() implements StartOffset {
    @Override
    public void seek(Consumer<?, ?> consumer) {
      consumer.seekToEnd(consumer.assignment());
      consumer.assignment().forEach(consumer::position);
    }
  }

  /** This offset, or the nearest that is there. */
  record At(long offset) implements StartOffset {
    @Override
    public void seek(Consumer<?, ?> consumer) {
      seekWithin(consumer, (first, end) -> offset);
    }
  }

  /** So many records before the end of each partition. */
  record Last(long count) implements StartOffset {
    @Override
    public void seek(Consumer<?, ?> consumer) {
      seekWithin(consumer, (first, end) -> end - count);
    }
  }

  /** The first record from this time on, or else the end. */
  record Since(Instant time) implements StartOffset {
    @Override
    public void seek(Consumer<?, ?> consumer) {
      new End().seek(consumer);
      consumer
          .offsetsForTimes(
              consumer.assignment().stream()
                  .collect(Collectors.toMap(p -> p, p -> time.toEpochMilli())))
          .forEach(
              (partition, found) -> {
                if (found != null) {
                  consumer.seek(partition, found.offset());
                }
              });
    }
  }

  /**
   * Reads {@code start}, {@code end}, {@code N}, {@code -N}, or {@code @} with an ISO 8601 instant
   * or the milliseconds of the epoch.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  static StartOffset parse(String text) {
    if (text.equals("start")) {
      return new Start();
    }
    if (text.equals("end")) {
      return new End();
    }
    if (text.matches("\\d{1,18}")) {
      return new At(Long.parseLong(text));
    }
    if (text.matches("-\\d{1,18}")) {
      return new Last(Long.parseLong(text.substring(1)));
    }
    try {
      return new Since(Instants.parse(text.startsWith("@") ? text.substring(1) : ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s': allowed are start, end, N, -N, @2026-01-31T12:00:00Z and @epoch-milliseconds"
              .formatted(text),
          e);
    }
  }

  private static void seekWithin(Consumer<?, ?> consumer, LongBinaryOperator wanted) {
    var firsts = consumer.beginningOffsets(consumer.assignment());
    consumer
        .endOffsets(consumer.assignment())
        .forEach(
            (partition, end) -> {
              long first = firsts.getOrDefault(partition, 0L);
              long offset = wanted.applyAsLong(first, end);
              consumer.seek(partition, Math.min(Math.max(first, offset), end));
            });
  }
}
