package io.anabranch.client;

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
