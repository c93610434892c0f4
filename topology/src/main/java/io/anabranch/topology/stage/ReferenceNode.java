package io.anabranch.topology.stage;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.ReferenceData;
import io.anabranch.topology.dependency.Backoff;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.dependency.Closing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a processor's reference data equal to its compacted topic. An entry that is no good is
 * skipped, logged and counted.
 *
 * <p>Kafka Streams cannot replace the thread that reads the topic. So a broken dependency is waited
 * for here; the stage, too, does not start before all of its reference data has been read once.
 */
final class ReferenceNode<R extends SpecificRecord>
    implements Processor<byte[], byte[], Void, Void> {

  private static final Logger LOG = LoggerFactory.getLogger(ReferenceNode.class);

  private final String topic;
  private final String storeName;
  private final Annotation<R> reference;
  private final ReferenceData<R> data;
  private final Deserializer<Object> deserializer;
  private final Closing closing;
  private @Nullable ProcessorContext<Void, Void> context;
  private @Nullable KeyValueStore<byte[], byte[]> store;
  private @Nullable Sensor skipped;

  ReferenceNode(
      String topic,
      String storeName,
      Annotation<R> reference,
      ReferenceData<R> data,
      Deserializer<Object> deserializer,
      Closing closing) {
    this.topic = topic;
    this.storeName = storeName;
    this.reference = reference;
    this.data = data;
    this.deserializer = deserializer;
    this.closing = closing;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
    store = context.getStateStore(storeName);
    skipped =
        context
            .metrics()
            .addRateTotalSensor(
                "reference", storeName, "entries-skipped", Sensor.RecordingLevel.INFO);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.key() == null) {
      skip("it has no key");
      return;
    }
    Objects.requireNonNull(store).put(record.key(), record.value());
    String id = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      data.remove(id);
      return;
    }
    try {
      put(id, record.value());
    } catch (RuntimeException e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      data.remove(id);
      skip(e.getClass().getName() + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    deserializer.close();
  }

  /**
   * Tries until it works.
   *
   * @throws RuntimeException of the broken dependency if the application is to close
   */
  private void put(String id, byte[] value) {
    Backoff backoff = new Backoff();
    while (true) {
      try {
        data.put(id, reference.type().cast(deserializer.deserialize(topic, value)));
        return;
      } catch (RuntimeException e) {
        Duration wait = backoff.next();
        if (!BrokenDependency.causes(e)) {
          throw e;
        }
        LOG.warn(
            "Reference data waits for a broken dependency: topic={} retryMs={} error={}",
            topic,
            wait.toMillis(),
            e.getClass().getSimpleName());
        if (closing.await(wait)) {
          throw e;
        }
      }
    }
  }

  private void skip(@Nullable String reason) {
    Objects.requireNonNull(skipped).record();
    long offset = Objects.requireNonNull(context).recordMetadata().map(m -> m.offset()).orElse(-1L);
    LOG.warn("Skipped an entry of reference data: topic={} offset={} {}", topic, offset, reason);
  }
}
