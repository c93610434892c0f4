package io.anabranch.deadletter;

import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.cluster.RecordId;
import io.anabranch.cluster.TopicReader;
import io.anabranch.cluster.UndecodableRecordException;
import io.anabranch.operation.OperationException;
import io.anabranch.schema.DeadLetter;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import io.anabranch.topology.pipeline.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The dead letters of a pipeline: of each key the newest, unless it has been removed. Not
 * thread-safe.
 */
public final class DeadLetterTopic implements AutoCloseable {

  private static final Comparator<DeadLetterEntry> BY_TIME =
      Comparator.<DeadLetterEntry>comparingLong(
              entry -> entry.letter().getFailedAt().toEpochMilli())
          .thenComparing(DeadLetterEntry::id);

  private final TopicReader reader;
  private final RecordDecoder decoder;
  private final List<TopicPartition> partitions;

  /**
   * Reads committed letters.
   *
   * @param reader closed with this
   * @param decoder closed with this
   * @param partitions all of the topic
   */
  DeadLetterTopic(
      TopicReader reader, RecordDecoder decoder, Collection<TopicPartition> partitions) {
    this.reader = reader;
    this.decoder = decoder;
    this.partitions = List.copyOf(partitions);
  }

  /**
   * Opens the dead letters of a pipeline.
   *
   * @throws OperationException if there is no topic of them
   * @throws ClusterException with Kafka's reason
   */
  public static DeadLetterTopic open(Connection connection) throws InterruptedException {
    List<TopicPartition> partitions =
        connection.partitions(new Topics(connection.config().topics()).deadLetters());
    return new DeadLetterTopic(
        new TopicReader(connection.consumer()), connection.decoder(), partitions);
  }

  /**
   * All letters that are there now, the oldest failure first.
   *
   * @param problems told of records that are no dead letters, which are left out
   * @throws SchemaRegistryUnavailableException if they cannot be decoded now
   */
  public List<DeadLetterEntry> entries(Consumer<String> problems) {
    return reader.newest(partitions, record -> entry(record, problems)).stream()
        .sorted(BY_TIME)
        .toList();
  }

  /**
   * The letters of an id with all that they hold: one, as a rule.
   *
   * @param problems told of records that are no dead letters, which are left out
   * @throws OperationException if there is none
   * @throws SchemaRegistryUnavailableException if they cannot be decoded now
   */
  public List<DeadLetter> find(String id, Consumer<String> problems) {
    List<DeadLetterEntry> found =
        entries(problems).stream().filter(entry -> entry.id().equals(id)).toList();
    if (found.isEmpty()) {
      throw new OperationException(
          "there is no dead letter '%s'; see 'anabranch dead-letters list'".formatted(id));
    }
    List<DeadLetter> letters = new ArrayList<>();
    read(found, (record, letter) -> letters.add(letter));
    return letters;
  }

  /** Reads letters with all that they hold, partition by partition; not those gone meanwhile. */
  void read(
      Collection<DeadLetterEntry> entries,
      BiConsumer<ConsumerRecord<byte[], byte[]>, DeadLetter> action) {
    Map<TopicPartition, NavigableSet<Long>> offsets = new HashMap<>();
    entries.forEach(
        entry ->
            offsets
                .computeIfAbsent(entry.partition(), partition -> new TreeSet<>())
                .add(entry.offset()));
    for (TopicPartition partition : partitions) {
      reader.read(
          partition,
          offsets.getOrDefault(partition, new TreeSet<>()),
          record -> action.accept(record, decode(record)));
    }
  }

  @Override
  public void close() {
    reader.close();
    decoder.close();
  }

  private Optional<DeadLetterEntry> entry(
      ConsumerRecord<byte[], byte[]> record, Consumer<String> problems) {
    try {
      String id = new String(record.key(), StandardCharsets.UTF_8);
      return Optional.of(
          DeadLetterEntry.of(
              id,
              new TopicPartition(record.topic(), record.partition()),
              record.offset(),
              decode(record)));
    } catch (UndecodableRecordException e) {
      problems.accept(RecordId.of(record) + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private DeadLetter decode(ConsumerRecord<byte[], byte[]> record) {
    Object value = decoder.decode(record.topic(), record.value());
    if (value instanceof DeadLetter letter) {
      return letter;
    }
    throw new UndecodableRecordException(
        "not a record of type " + DeadLetter.class.getName(), null);
  }
}
