package io.anabranch.scale;

import io.anabranch.cluster.Connection;
import io.anabranch.operation.OperationException;
import io.anabranch.topology.identity.Sources;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.state.AssemblyState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Messages that the join holds, copied in its changelog, so that it holds as many as months bring.
 * Complete ones alone: others would be overdue, and written. Each copy has an offset and a key of
 * its own, and the rest of what it is a copy of.
 *
 * @param connection to a cluster whose join has held some messages, and does not run now
 */
public record HeldCopies(Connection connection) {

  /** Far beyond the offsets of the messages that are copied. */
  private static final long FIRST_OFFSET = 1_000_000_000;

  private static final int MOST_ORIGINALS = 500;
  private static final Duration POLL = Duration.ofSeconds(1);

  /** An entry of the changelog. */
  private record Held(TopicPartition partition, AssemblyState state) {}

  /**
   * Appends copies to the changelog of the join.
   *
   * @param from how many copies there are already
   * @param to how many there are to be
   * @return bytes of their values
   * @throws OperationException if the join has held nothing yet, or the broker takes no more
   */
  public long append(long from, long to) throws InterruptedException {
    List<Held> originals = originals();
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    long bytes = 0;
    try (Producer<byte[], byte[]> producer = connection.bytesProducer()) {
      for (long i = from; i < to && failure.get() == null; i++) {
        Held original = originals.get((int) (i % originals.size()));
        ProducerRecord<byte[], byte[]> copy = copy(original, FIRST_OFFSET + i);
        bytes += copy.value().length;
        var unused = producer.send(copy, (metadata, error) -> failure.compareAndSet(null, error));
      }
    }
    if (failure.get() != null) {
      throw new OperationException("the changelog of the join takes no more", failure.get());
    }
    return bytes;
  }

  private static ProducerRecord<byte[], byte[]> copy(Held original, long offset) {
    AssemblyState state = AssemblyState.newBuilder(original.state()).setOffset(offset).build();
    state.setPlaceOffset(offset);
    state.setKey(ByteBuffer.allocate(Long.BYTES).putLong(0, offset));
    try {
      return new ProducerRecord<>(
          original.partition().topic(),
          original.partition().partition(),
          Sources.key(Sources.of(state)),
          state.toByteBuffer().array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Held> originals() throws InterruptedException {
    String changelog =
        ApplicationId.of(connection.config(), ApplicationId.JOIN) + "-join-messages-changelog";
    List<TopicPartition> partitions = connection.partitions(changelog);
    List<Held> originals = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = connection.consumer()) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (originals.size() < MOST_ORIGINALS
          && ends.entrySet().stream()
              .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          held(record).filter(held -> held.state().getComplete()).ifPresent(originals::add);
        }
      }
    }
    if (originals.isEmpty()) {
      throw new OperationException("the join has held no message yet");
    }
    return originals;
  }

  private static Optional<Held> held(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Held(
              new TopicPartition(record.topic(), record.partition()),
              AssemblyState.fromByteBuffer(ByteBuffer.wrap(record.value()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
