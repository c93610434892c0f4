package io.anabranch.topology;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.ReferenceData;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
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
 * skipped and logged.
 */
final class ReferenceNode<R extends SpecificRecord>
    implements Processor<byte[], byte[], Void, Void> {

  private static final Logger LOG = LoggerFactory.getLogger(ReferenceNode.class);

  private final String topic;
  private final String storeName;
  private final Annotation<R> reference;
  private final ReferenceData<R> data;
  private final Deserializer<Object> deserializer;
  private @Nullable ProcessorContext<Void, Void> context;
  private @Nullable KeyValueStore<byte[], byte[]> store;

  ReferenceNode(
      String topic,
      String storeName,
      Annotation<R> reference,
      ReferenceData<R> data,
      Deserializer<Object> deserializer) {
    this.topic = topic;
    this.storeName = storeName;
    this.reference = reference;
    this.data = data;
    this.deserializer = deserializer;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
    store = context.getStateStore(storeName);
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
      data.put(id, reference.type().cast(deserializer.deserialize(topic, record.value())));
    } catch (RuntimeException e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      data.remove(id);
      skip(e.getClass().getName() + ": " + e.getMessage());
    }
  }

  private void skip(@Nullable String reason) {
    long offset = Objects.requireNonNull(context).recordMetadata().map(m -> m.offset()).orElse(-1L);
    LOG.warn("Skipped an entry of reference data: topic={} offset={} {}", topic, offset, reason);
  }
}
