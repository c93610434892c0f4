package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.schema.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The topic of messages of a trial, which is deleted and made again. */
final class Messages {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Trial trial;
  private final String topic;
  private final Map<String, String> config;

  /** Takes the place of what is there. */
  Messages(Trial trial, String timestampType) throws Exception {
    this.trial = trial;
    this.topic = trial.topics().messages();
    this.config = Map.of("message.timestamp.type", timestampType);
    delete();
    create();
  }

  String topic() {
    return topic;
  }

  void delete() throws Exception {
    delete(trial, topic);
  }

  /** Creates it, once the former one is gone. */
  void create() {
    create(trial, topic, config);
  }

  /** Deletes its records, and leaves the topic. */
  void cut() throws Exception {
    Map<TopicPartition, RecordsToDelete> all =
        TopicRecords.partitions(topic).stream()
            .collect(
                Collectors.toMap(partition -> partition, p -> RecordsToDelete.beforeOffset(-1)));
    try (Admin admin = trial.admin()) {
      admin.deleteRecords(all).all().get();
    }
  }

  static void delete(Trial trial, String topic) throws Exception {
    try (Admin admin = trial.admin()) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
  }

  static void create(Trial trial, String topic, Map<String, String> config) {
    try (Admin admin = trial.admin()) {
      NewTopic wanted = new NewTopic(topic, Trial.PARTITIONS, (short) 1).configs(config);
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                try {
                  admin.createTopics(List.of(wanted)).all().get();
                  return true;
                } catch (ExecutionException e) {
                  assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
                  return false;
                }
              });
    }
  }

  /**
   * Sends tombstones for some keys, and then messages.
   *
   * @return the messages, once the broker has them
   */
  List<Sent> send(List<Input> tombstones, List<Input> inputs) throws Exception {
    List<Sent> sent = new ArrayList<>();
    try (Serializer<Object> serializer = trial.serdes().serializers().get();
        Producer<byte[], byte[]> producer =
            new KafkaProducer<>(
                // One request at a time: with more, a batch that a partition without a leader has
                // refused is out of order after the next one.
                Map.of(
                    "bootstrap.servers",
                    trial.cluster().bootstrapServers(),
                    "max.in.flight.requests.per.connection",
                    1),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      for (Input tombstone : tombstones) {
        var unused = producer.send(record(tombstone, null));
      }
      List<Future<RecordMetadata>> acknowledged = new ArrayList<>();
      for (Input input : inputs) {
        Message message = Message.newBuilder().setText(input.text()).setChannel("chat").build();
        acknowledged.add(producer.send(record(input, serializer.serialize(topic, message))));
      }
      for (int i = 0; i < inputs.size(); i++) {
        RecordMetadata metadata = acknowledged.get(i).get();
        sent.add(new Sent(inputs.get(i), topic, metadata.offset(), metadata.timestamp()));
      }
    }
    return sent;
  }

  private ProducerRecord<byte[], byte[]> record(Input input, byte @Nullable [] value) {
    String key = input.key();
    return new ProducerRecord<>(
        topic, input.partition(), key == null ? null : key.getBytes(StandardCharsets.UTF_8), value);
  }
}
