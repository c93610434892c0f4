package io.anabranch.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes bytes of others to their topics. */
final class ForeignProducer {

  private ForeignProducer() {}

  static void send(
      String bootstrapServers, String topic, int from, int end, IntFunction<byte[]> value) {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = from; i < end; i++) {
        byte[] key = ("customer-" + i % 7).getBytes(UTF_8);
        var unused =
            producer.send(
                new ProducerRecord<>(topic, i % ForeignTopic.PARTITIONS, key, value.apply(i)));
      }
      producer.flush();
    }
  }
}
