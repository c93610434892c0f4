package io.anabranch.reference;

import io.anabranch.cluster.Connection;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.cluster.TopicReader;
import io.anabranch.operation.Resources;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.ReferenceData;
import io.anabranch.topology.pipeline.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Gives a processor that runs without a topology the reference data that the pipeline has. */
public final class ReferenceCopy {

  private ReferenceCopy() {}

  /**
   * Reads the topic of some reference data once.
   *
   * @param data takes entries of the reference's type
   * @throws io.anabranch.operation.OperationException if there is no such topic
   */
  public static <T extends SpecificRecord> void copy(
      Connection connection, Annotation<T> reference, ReferenceData<?> data)
      throws InterruptedException {
    @SuppressWarnings("unchecked") // As the caller has promised.
    ReferenceData<T> typed = (ReferenceData<T>) data;
    String topic = new Topics(connection.config().topics()).of(reference);
    try (Resources resources = new Resources()) {
      RecordDecoder decoder = resources.add(connection.decoder());
      TopicReader reader = resources.add(new TopicReader(connection.consumer()));
      for (ConsumerRecord<byte[], byte[]> entry :
          reader.newest(connection.partitions(topic), Optional::of)) {
        typed.put(
            new String(entry.key(), StandardCharsets.UTF_8),
            reference.type().cast(Objects.requireNonNull(decoder.decode(topic, entry.value()))));
      }
    }
  }
}
