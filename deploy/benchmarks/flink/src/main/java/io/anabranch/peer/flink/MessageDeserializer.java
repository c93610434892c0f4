package io.anabranch.peer.flink;

import io.anabranch.cluster.ConfiguredSerdes;
import io.anabranch.processor.Annotation;
import io.anabranch.schema.Message;
import io.anabranch.schema.Source;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads messages; what is none is left out. */
final class MessageDeserializer implements KafkaRecordDeserializationSchema<Annotated> {

  private static final long serialVersionUID = 1L;

  private transient @Nullable Deserializer<Object> deserializer;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    deserializer = ConfiguredSerdes.of(SharedPeer.get().config()).deserializer();
    SharedPeer.opened();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Annotated> out) {
    Object value = Objects.requireNonNull(deserializer).deserialize(record.topic(), record.value());
    if (value instanceof Message message) {
      Source source =
          new Source(
              record.topic(),
              record.partition(),
              record.offset(),
              Instant.ofEpochMilli(record.timestamp()));
      out.collect(new Annotated(source, record.key(), Map.of(Annotation.MESSAGE.name(), message)));
    }
  }

  @Override
  public TypeInformation<Annotated> getProducedType() {
    return AnnotatedTypeInfo.INSTANCE;
  }
}
