package io.anabranch.deadletter;

import io.anabranch.cluster.TopicReader;
import io.anabranch.schema.DeadLetter;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import java.nio.charset.StandardCharsets;
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
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** The dead letters of a pipeline: of each key the newest, unless it has been removed. */
public final class DeadLetterTopic implements AutoCloseable {

  private static final Comparator<DeadLetterEntry> BY_TIME =
      Comparator.<DeadLetterEntry>comparingLong(
              entry -> entry.letter().getFailedAt().toEpochMilli())
          .thenComparing(DeadLetterEntry::id);

  private final TopicReader reader;
  private final Deserializer<Object> deserializer;
  private final List<TopicPartition> partitions;

  /**
   * Reads committed letters.
   *
   * @param reader closed with this
   * @param deserializer closed with this
   * @param partitions all of the topic
   */
  public DeadLetterTopic(
      TopicReader reader,
      Deserializer<Object> deserializer,
      Collection<TopicPartition> partitions) {
    this.reader = reader;
    this.deserializer = deserializer;
    this.partitions = List.copyOf(partitions);
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

  /** Reads letters with all that they hold, partition by partition; not those gone meanwhile. */
  public void read(
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
    deserializer.close();
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
    } catch (SchemaRegistryUnavailableException e) {
      throw e;
    } catch (SerializationException e) {
      problems.accept(
          "%s-%d-%d: %s"
              .formatted(record.topic(), record.partition(), record.offset(), e.getMessage()));
      return Optional.empty();
    }
  }

  private DeadLetter decode(ConsumerRecord<byte[], byte[]> record) {
    Object value = deserializer.deserialize(record.topic(), record.value());
    if (value instanceof DeadLetter letter) {
      return letter;
    }
    throw new SerializationException("not a record of type " + DeadLetter.class.getName());
  }
}
