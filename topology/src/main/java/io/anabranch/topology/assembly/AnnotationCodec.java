package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.record.RecordSerdes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Reads and writes annotations as their topics have them. */
final class AnnotationCodec implements AutoCloseable {

  private final Map<Annotation<?>, String> topics = new HashMap<>();
  private final Deserializer<Object> deserializer;
  private final Serializer<Object> serializer;

  /**
   * @param annotationsByTopic the annotations, by the names of their topics
   */
  AnnotationCodec(Map<String, Annotation<?>> annotationsByTopic, RecordSerdes serdes) {
    annotationsByTopic.forEach((topic, annotation) -> topics.put(annotation, topic));
    this.deserializer = serdes.deserializer();
    this.serializer = serdes.serializer();
  }

  /**
   * Decodes an annotation; empty if that is not possible, or it is one of another type.
   *
   * @throws RuntimeException for a {@linkplain BrokenDependency broken dependency}: it may be
   *     readable later
   */
  Optional<SpecificRecord> decode(Annotation<?> annotation, byte[] value) {
    try {
      Object record = deserializer.deserialize(topic(annotation), value);
      return annotation.type().isInstance(record)
          ? Optional.of(annotation.type().cast(record))
          : Optional.empty();
    } catch (RuntimeException e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** An annotation after a change; as it is if it cannot be decoded. */
  byte[] change(Annotation<?> annotation, byte[] value, Consumer<SpecificRecord> change) {
    return decode(annotation, value)
        .map(
            record -> {
              change.accept(record);
              return serializer.serialize(topic(annotation), record);
            })
        .orElse(value);
  }

  @Override
  public void close() {
    deserializer.close();
    serializer.close();
  }

  private String topic(Annotation<?> annotation) {
    return Objects.requireNonNull(topics.get(annotation));
  }
}
