package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.schema.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages in the background, at most so many ahead of the enriched ones, whatever becomes of
 * the broker meanwhile. Needs the registry only when it is made.
 */
final class Feed implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private record Encoded(Input input, ProducerRecord<byte[], byte[]> record) {}

  private final String topic;
  private final List<Encoded> encoded;
  private final Producer<byte[], byte[]> producer;
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
  private @Nullable Thread thread;

  private Feed(String topic, List<Encoded> encoded, Producer<byte[], byte[]> producer) {
    this.topic = topic;
    this.encoded = encoded;
    this.producer = producer;
  }

  static Feed of(
      String bootstrapServers,
      String topic,
      Supplier<Serializer<Object>> serializers,
      List<Input> inputs) {
    List<Encoded> encoded = new ArrayList<>(inputs.size());
    try (Serializer<Object> serializer = serializers.get()) {
      for (Input input : inputs) {
        Message message = Message.newBuilder().setText(input.text()).setChannel("chat").build();
        String key = input.key();
        encoded.add(
            new Encoded(
                input,
                new ProducerRecord<>(
                    topic,
                    input.partition(),
                    key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                    serializer.serialize(topic, message))));
      }
    }
    int patience = (int) PATIENCE.toMillis();
    return new Feed(
        topic,
        encoded,
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "enable.idempotence", true,
                "delivery.timeout.ms", patience,
                "max.block.ms", patience),
            new ByteArraySerializer(),
            new ByteArraySerializer()));
  }

  /** Starts to send; each message takes a permit of the window. */
  Feed start(Semaphore window) {
    Thread sender = new Thread(() -> send(window), "feed");
    sender.setDaemon(true);
    sender.start();
    thread = sender;
    return this;
  }

  /** Sends everything at once, and waits until the broker has it. */
  List<Sent> sendAll() {
    start(new Semaphore(encoded.size()));
    return awaitSent();
  }

  /** What was sent, once the broker has all of it. */
  List<Sent> awaitSent() {
    await().atMost(PATIENCE).until(() -> sent.size() + failures.size() == encoded.size());
    assertThat(failures).isEmpty();
    return List.copyOf(sent);
  }

  private void send(Semaphore window) {
    try {
      for (Encoded next : encoded) {
        window.acquire();
        var unused =
            producer.send(
                next.record(),
                (metadata, error) -> {
                  if (error == null) {
                    sent.add(
                        new Sent(next.input(), topic, metadata.offset(), metadata.timestamp()));
                  } else {
                    failures.add(error);
                  }
                });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    Thread sender = thread;
    if (sender != null) {
      sender.interrupt();
    }
    producer.close(Duration.ZERO);
  }
}
