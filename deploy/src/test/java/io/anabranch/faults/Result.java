package io.anabranch.faults;

import io.anabranch.processor.Results;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Sources;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * A record on a topic of results.
 *
 * @param record as it was read
 * @param value decoded
 */
record Result(ConsumerRecord<byte[], byte[]> record, SpecificRecord value) {

  /** What is on a topic, each partition in its order, without tombstones. */
  static List<Result> read(Trial trial, String topic) {
    List<Result> results = new ArrayList<>();
    try (Deserializer<Object> deserializer = trial.serdes().deserializers().get()) {
      for (ConsumerRecord<byte[], byte[]> record :
          TopicRecords.read(trial.consumerProperties(), topic)) {
        if (record.value() == null) {
          continue;
        }
        SpecificRecord value = (SpecificRecord) deserializer.deserialize(topic, record.value());
        results.add(new Result(record, value));
      }
    }
    return results;
  }

  Source source() {
    return Results.source(value);
  }

  /** Of the message that it belongs to. */
  String id() {
    return Sources.id(source());
  }

  /** 0 for a result that has none. */
  int revision() {
    return value instanceof Enriched enriched ? enriched.getRevision() : 0;
  }
}
