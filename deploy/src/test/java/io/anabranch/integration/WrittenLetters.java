package io.anabranch.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.RecordHeader;
import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Sources;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes dead letters as stages do. */
final class WrittenLetters implements AutoCloseable {

  private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

  private final String prefix;
  private final String bootstrapServers;
  private final Connection connection;
  private final Producer<byte[], Object> producer;

  /** Writes to the topics of a prefix, which exist. */
  WrittenLetters(String prefix, AnabranchConfig config, String bootstrapServers)
      throws InterruptedException {
    this.prefix = prefix;
    this.bootstrapServers = bootstrapServers;
    this.connection = Connection.open(config);
    this.producer = connection.producer();
  }

  /** A letter of a record with the value "secret". */
  DeadLetter.Builder of(String stage, int partition, long offset) {
    return DeadLetter.newBuilder()
        .setSource(new Source(prefix + "messages", partition, offset, TIME))
        .setStage(stage)
        .setCause(ErrorCause.TOO_LONG)
        .setReason("the text is too long")
        .setAttempts(1)
        .setFailedAt(TIME)
        .setTopic(prefix + "messages")
        .setPartition(partition)
        .setOffset(offset)
        .setKey(ByteBuffer.wrap("k".getBytes(UTF_8)))
        .setValue(ByteBuffer.wrap("secret".getBytes(UTF_8)))
        .setHeaders(List.of(new RecordHeader("trace", ByteBuffer.wrap("t-1".getBytes(UTF_8)))));
  }

  void write(DeadLetter letter) throws Exception {
    Source source = letter.getSource();
    put(letter.getStage() + "-" + Sources.id(source), source.getPartition(), letter);
  }

  void remove(String id, int partition) throws Exception {
    put(id, partition, null);
  }

  RecordMetadata message(String topic, int partition, String value) throws Exception {
    try (Producer<byte[], byte[]> bytes =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      return bytes
          .send(new ProducerRecord<>(topic, partition, "k".getBytes(UTF_8), value.getBytes(UTF_8)))
          .get();
    }
  }

  /** Creates it unless it is there, and configures it. */
  void retryTopic(String application, Map<String, String> settings) throws Exception {
    String topic = prefix + "retry." + application;
    if (!connection.admin().listTopics().names().get().contains(topic)) {
      Map<String, String> logAppendTime = Map.of("message.timestamp.type", "LogAppendTime");
      connection
          .admin()
          .createTopics(List.of(new NewTopic(topic, 6, (short) 1).configs(logAppendTime)))
          .all()
          .get();
    }
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    List<AlterConfigOp> changes = new ArrayList<>();
    settings.forEach(
        (name, value) ->
            changes.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
    connection.admin().incrementalAlterConfigs(Map.of(resource, changes)).all().get();
  }

  @Override
  public void close() {
    producer.close();
    connection.close();
  }

  private void put(String id, int partition, @Nullable DeadLetter letter) throws Exception {
    var unused =
        producer
            .send(
                new ProducerRecord<>(
                    prefix + "dead-letters", partition, id.getBytes(UTF_8), letter))
            .get();
  }
}
