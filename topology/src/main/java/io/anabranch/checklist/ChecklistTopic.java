package io.anabranch.checklist;

import io.anabranch.cluster.ClusterCall;
import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.cluster.RecordId;
import io.anabranch.cluster.TopicReader;
import io.anabranch.cluster.UndecodableRecordException;
import io.anabranch.operation.OperationException;
import io.anabranch.operation.Resources;
import io.anabranch.processor.checklists.ChecklistsStage;
import io.anabranch.schema.Checklist;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import io.anabranch.topology.pipeline.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The topic of checklists, which running stages follow. To be used by one thread.
 *
 * @param connection closed by the caller
 */
public record ChecklistTopic(Connection connection) {

  /**
   * The checklists that are there, by id.
   *
   * @param problems told of records that are no checklists, which are left out
   * @throws OperationException if there is no such topic
   * @throws SchemaRegistryUnavailableException if they cannot be decoded now
   * @throws ClusterException with Kafka's reason
   */
  public List<Checklist> read(Consumer<String> problems) throws InterruptedException {
    try (Resources resources = new Resources()) {
      RecordDecoder decoder = resources.add(connection.decoder());
      TopicReader reader = resources.add(new TopicReader(connection.consumer()));
      return reader
          .newest(connection.partitions(topic()), record -> decode(decoder, record, problems))
          .stream()
          .sorted(Comparator.comparing(Checklist::getId))
          .toList();
    }
  }

  /**
   * Loads checklists. Running stages pick them up.
   *
   * @throws OperationException if there is no such topic
   * @throws ClusterException with Kafka's reason if one could not be written or removed
   */
  public ChecklistLoadResult load(ChecklistLoadRequest request) throws InterruptedException {
    Set<String> others = new TreeSet<>();
    if (request.replace()) {
      others.addAll(ids());
      request.checklists().forEach(checklist -> others.remove(checklist.getId()));
    }
    load(request.checklists());
    if (!others.isEmpty()) {
      remove(others);
    }
    return new ChecklistLoadResult(request.checklists().size(), others.size());
  }

  /** Keys of all records that are there, whether they are good or not. */
  public Set<String> ids() throws InterruptedException {
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
   * @throws OperationException if there is no such topic
   * @throws ClusterException with Kafka's reason if one could not be written
   */
  public void load(Collection<Checklist> checklists) throws InterruptedException {
    Map<String, @Nullable Checklist> values = new LinkedHashMap<>();
    checklists.forEach(checklist -> values.put(checklist.getId(), checklist));
    write(values);
  }

  /**
   * Removes those with these ids.
   *
   * @throws ClusterException with Kafka's reason if one could not be removed
   */
  private void remove(Collection<String> ids) throws InterruptedException {
    Map<String, @Nullable Checklist> values = new LinkedHashMap<>();
    ids.forEach(id -> values.put(id, null));
    write(values);
  }

  private void write(Map<String, @Nullable Checklist> values) throws InterruptedException {
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
      var unused = ClusterCall.translate(future::get);
    }
  }

  private String topic() {
    return new Topics(connection.config().topics()).of(ChecklistsStage.CHECKLIST_SET);
  }

  private static Optional<Checklist> decode(
      RecordDecoder decoder, ConsumerRecord<byte[], byte[]> record, Consumer<String> problems) {
    try {
      if (decoder.decode(record.topic(), record.value()) instanceof Checklist checklist) {
        return Optional.of(checklist);
      }
      problems.accept(RecordId.of(record) + ": not a checklist");
    } catch (UndecodableRecordException e) {
      problems.accept(RecordId.of(record) + ": " + e.getMessage());
    }
    return Optional.empty();
  }
}
