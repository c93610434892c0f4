package io.anabranch.cli.checklists;

import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.Connection;
import io.anabranch.cli.context.Resources;
import io.anabranch.cli.output.RecordPrinter;
import io.anabranch.cluster.TopicReader;
import io.anabranch.processor.checklists.ChecklistsStage;
import io.anabranch.schema.Checklist;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import io.anabranch.topology.pipeline.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** The topic of checklists, which running stages follow. */
public record ChecklistTopic(Connection connection) {

  /**
   * The checklists that are there.
   *
   * @param problems told of records that are no checklists, which are left out
   */
  List<Checklist> read(Consumer<String> problems) throws InterruptedException, ExecutionException {
    try (Resources resources = new Resources()) {
      Deserializer<Object> deserializer = resources.add(connection.deserializer());
      TopicReader reader = resources.add(new TopicReader(connection.consumer()));
      return reader.newest(
          connection.partitions(topic()), record -> decode(deserializer, record, problems));
    }
  }

  /** Keys of all records that are there, whether they are good or not. */
  public Set<String> ids() throws InterruptedException, ExecutionException {
    try (Resources resources = new Resources()) {
      TopicReader reader = resources.add(new TopicReader(connection.consumer()));
      return new HashSet<>(
          reader.newest(
              connection.partitions(topic()),
              record -> Optional.of(new String(record.key(), StandardCharsets.UTF_8))));
    }
  }

  /**
   * Writes each under its id, in place of the one that was there.
   *
   * @throws CommandFailedException if there is no such topic
   * @throws ExecutionException with Kafka's reason if one could not be written
   */
  public void load(Collection<Checklist> checklists)
      throws InterruptedException, ExecutionException {
    Map<String, @Nullable Checklist> values = new LinkedHashMap<>();
    checklists.forEach(checklist -> values.put(checklist.getId(), checklist));
    write(values);
  }

  /**
   * Removes those with these ids.
   *
   * @throws ExecutionException with Kafka's reason if one could not be removed
   */
  void remove(Collection<String> ids) throws InterruptedException, ExecutionException {
    Map<String, @Nullable Checklist> values = new LinkedHashMap<>();
    ids.forEach(id -> values.put(id, null));
    write(values);
  }

  private void write(Map<String, @Nullable Checklist> values)
      throws InterruptedException, ExecutionException {
    String topic = topic();
    connection.partitions(topic);
    List<Future<?>> sent = new ArrayList<>();
    try (Producer<byte[], Object> producer = connection.producer()) {
      values.forEach(
          (id, value) ->
              sent.add(
                  producer.send(
                      new ProducerRecord<>(topic, id.getBytes(StandardCharsets.UTF_8), value))));
      producer.flush();
    }
    for (Future<?> future : sent) {
      future.get();
    }
  }

  private String topic() {
    return new Topics(connection.config().topics()).of(ChecklistsStage.CHECKLIST_SET);
  }

  private static Optional<Checklist> decode(
      Deserializer<Object> deserializer,
      ConsumerRecord<byte[], byte[]> record,
      Consumer<String> problems) {
    try {
      if (deserializer.deserialize(record.topic(), record.value()) instanceof Checklist checklist) {
        return Optional.of(checklist);
      }
      problems.accept(RecordPrinter.place(record) + ": not a checklist");
    } catch (SchemaRegistryUnavailableException e) {
      throw e;
    } catch (SerializationException e) {
      problems.accept(RecordPrinter.place(record) + ": " + e.getMessage());
    }
    return Optional.empty();
  }
}
