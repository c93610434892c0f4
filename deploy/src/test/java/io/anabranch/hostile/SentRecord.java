package io.anabranch.hostile;

import io.anabranch.topology.identity.Sources;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A record, and where the broker put it. */
record SentRecord(ProducerRecord<byte[], byte[]> record, Future<RecordMetadata> metadata) {

  static SentRecord send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    return new SentRecord(record, producer.send(record));
  }

  /** Id of its enriched record. */
  String id() {
    try {
      RecordMetadata sent = metadata.get();
      return Sources.id(sent.topic(), sent.partition(), sent.offset(), sent.timestamp());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a record could not be sent", e);
    }
  }
}
