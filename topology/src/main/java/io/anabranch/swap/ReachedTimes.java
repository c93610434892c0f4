package io.anabranch.swap;

import io.anabranch.cluster.TopicOffsets;
import io.anabranch.cluster.TopicReader;
import io.anabranch.processor.Results;
import io.anabranch.topology.dependency.BrokenDependency;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Which time a group has reached in each partition: the earliest append of a message that it may
 * not have processed. Topics have the messages of a partition in the same order but for those that
 * come again, so that is the message it has processed last, or one that comes again later.
 */
final class ReachedTimes {

  /** Records to look at before the group's offset at first: not all need say a message. */
  private static final long FIRST_STEP = 8;

  private final TopicReader reader;
  private final Deserializer<Object> deserializer;
  private final AppendTimes times;
  private final String messages;

  /**
   * @param reader closed by the caller, as is the deserializer
   * @param messages the topic whose records are messages and not results
   */
  ReachedTimes(
      TopicReader reader, Deserializer<Object> deserializer, AppendTimes times, String messages) {
    this.reader = reader;
    this.deserializer = deserializer;
    this.times = times;
    this.messages = messages;
  }

  /**
   * The time in milliseconds of each partition number; 0, the beginning, where it cannot be told,
   * because nothing is left of what the group has read.
   *
   * @param committed offsets that the group has reached
   * @param offsets of their topics
   * @throws RuntimeException for a {@linkplain BrokenDependency broken dependency}
   */
  Map<Integer, Long> of(Map<TopicPartition, Long> committed, TopicOffsets offsets) {
    Map<Integer, Long> reached = new HashMap<>();
    committed.forEach(
        (partition, offset) ->
            reached.merge(
                partition.partition(),
                time(partition, offsets.position(partition, committed), offsets).orElse(0),
                Math::min));
    return reached;
  }

  private OptionalLong time(TopicPartition partition, long offset, TopicOffsets offsets) {
    Earliest earliest = new Earliest();
    lastProcessed(partition, offsets.earliest(partition), offset).ifPresent(earliest::accept);
    reader.read(
        partition,
        offset,
        offsets.end(partition),
        record -> messageTime(record).ifPresent(earliest::accept));
    return earliest.time();
  }

  private OptionalLong lastProcessed(TopicPartition partition, long first, long offset) {
    long step = FIRST_STEP;
    for (long end = offset; end > first; step *= FIRST_STEP) {
      long begin = Math.max(first, end - step);
      Last last = new Last();
      reader.read(partition, begin, end, record -> messageTime(record).ifPresent(last::accept));
      if (last.time().isPresent()) {
        return last.time();
      }
      end = begin;
    }
    return OptionalLong.empty();
  }

  private OptionalLong messageTime(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(messages)) {
      return OptionalLong.of(times.notBefore(record.timestamp()));
    }
    if (record.value() == null) {
      return OptionalLong.empty();
    }
    try {
      return deserializer.deserialize(record.topic(), record.value())
                  instanceof SpecificRecord result
              && result.getSchema().getField("source") != null
          ? OptionalLong.of(times.notBefore(Results.source(result).getTimestamp().toEpochMilli()))
          : OptionalLong.empty();
    } catch (SerializationException e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      return OptionalLong.empty();
    }
  }

  private static final class Earliest {

    private long time = Long.MAX_VALUE;

    void accept(long other) {
      time = Math.min(time, other);
    }

    OptionalLong time() {
      return time == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(time);
    }
  }

  private static final class Last {

    private OptionalLong time = OptionalLong.empty();

    void accept(long newer) {
      time = OptionalLong.of(newer);
    }

    OptionalLong time() {
      return time;
    }
  }
}
