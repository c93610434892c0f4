package io.anabranch.reference;

import io.anabranch.cluster.ClusterCall;
import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.cluster.RecordId;
import io.anabranch.cluster.TopicReader;
import io.anabranch.cluster.UndecodableRecordException;
import io.anabranch.operation.OperationException;
import io.anabranch.operation.Resources;
import io.anabranch.processor.Annotation;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import io.anabranch.topology.pipeline.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A topic of reference data, which running stages follow. To be used by one thread.
 *
 * @param <T> Avro type of an entry
 */
public abstract class ReferenceTopic<T extends SpecificRecord> {

  private final Connection connection;
  private final Annotation<T> reference;
  private final Function<T, String> id;

  /**
   * @param connection closed by the caller
   * @param reference named as the topic is
   * @param id of an entry, the key of its record
   */
  protected ReferenceTopic(Connection connection, Annotation<T> reference, Function<T, String> id) {
    this.connection = connection;
    this.reference = reference;
    this.id = id;
  }

  /** What the topic is of. */
  public final Annotation<T> reference() {
    return reference;
  }

  /** The id of an entry. */
  public final String id(T entry) {
    return id.apply(entry);
  }

  /**
   * The entries that are there, by id.
   *
   * @param problems told of records that are no entries, which are left out
   * @throws OperationException if there is no such topic
   * @throws SchemaRegistryUnavailableException if they cannot be decoded now
   * @throws ClusterException with Kafka's reason
   */
  public final List<T> read(Consumer<String> problems) throws InterruptedException {
    return present(problems).values().stream().flatMap(Optional::stream).toList();
  }

  /**
   * Whether no record is there, good or not.
   *
   * @throws OperationException as {@link #read}
   */
  public final boolean isEmpty() throws InterruptedException {
    return present(problem -> {}).isEmpty();
  }

  /**
   * What a load would do now. Changes nothing.
   *
   * @throws OperationException if there is no such topic, or the entries do not go with those that
   *     would stay
   * @throws SchemaRegistryUnavailableException as {@link #read}
   * @throws ClusterException with Kafka's reason
   */
  public final LoadPlan<T> plan(LoadRequest<T> request) throws InterruptedException {
    Map<String, Optional<T>> present = present(problem -> {});
    Map<String, T> after = new TreeMap<>();
    if (!request.replace()) {
      present.forEach((key, entry) -> entry.ifPresent(there -> after.put(key, there)));
    }
    request.entries().forEach(entry -> after.put(id(entry), entry));
    check(after.values());
    return LoadPlan.of(request, present, id);
  }

  /**
   * Does what was planned. Running stages pick it up, entry by entry.
   *
   * @throws OperationException if there is no such topic
   * @throws ClusterException with Kafka's reason if an entry could not be written or removed
   */
  public final LoadResult load(LoadPlan<T> plan) throws InterruptedException {
    Map<String, @Nullable T> values = new LinkedHashMap<>();
    plan.removed().forEach(key -> values.put(key, null));
    values.putAll(plan.changed());
    values.putAll(plan.added());
    write(values);
    return new LoadResult(plan.changed().size() + plan.added().size(), plan.removed().size());
  }

  /** Plans and does it. */
  public final LoadResult load(LoadRequest<T> request) throws InterruptedException {
    return load(plan(request));
  }

  /**
   * Checks what would be there after a load.
   *
   * @throws OperationException if the entries do not go together
   */
  protected void check(Collection<T> after) {}

  /** What is there by key, in the order of the keys; nothing where it is no entry. */
  private Map<String, Optional<T>> present(Consumer<String> problems) throws InterruptedException {
    try (Resources resources = new Resources()) {
      RecordDecoder decoder = resources.add(connection.decoder());
      TopicReader reader = resources.add(new TopicReader(connection.consumer()));
      Map<String, Optional<T>> present = new TreeMap<>();
      reader
          .newest(
              connection.partitions(topic()),
              record -> {
                Optional<T> entry = decode(decoder, record, problems);
                return record.key() == null
                    ? Optional.empty()
                    : Optional.of(
                        Map.entry(new String(record.key(), StandardCharsets.UTF_8), entry));
              })
          .forEach(entry -> present.put(entry.getKey(), entry.getValue()));
      return present;
    }
  }

  private void write(Map<String, @Nullable T> values) throws InterruptedException {
    String topic = topic();
    connection.requireTopic(topic);
    List<Future<?>> sent = new ArrayList<>();
    try (Producer<byte[], Object> producer = connection.producer()) {
      values.forEach(
          (key, value) ->
              sent.add(
                  producer.send(
                      new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))));
      producer.flush();
    }
    for (Future<?> future : sent) {
      var unused = ClusterCall.translate(future::get);
    }
  }

  private String topic() {
    return new Topics(connection.config().topics()).of(reference);
  }

  private Optional<T> decode(
      RecordDecoder decoder, ConsumerRecord<byte[], byte[]> record, Consumer<String> problems) {
    try {
      Object value = decoder.decode(record.topic(), record.value());
      if (record.key() != null && reference.type().isInstance(value)) {
        return Optional.of(reference.type().cast(value));
      }
      problems.accept(
          "%s: no %s under a key".formatted(RecordId.of(record), reference.type().getSimpleName()));
    } catch (UndecodableRecordException e) {
      problems.accept(RecordId.of(record) + ": " + e.getMessage());
    }
    return Optional.empty();
  }
}
