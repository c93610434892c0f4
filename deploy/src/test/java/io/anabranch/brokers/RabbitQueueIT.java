package io.anabranch.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.anabranch.devbroker.RabbitServer;
import io.anabranch.queue.QueueMessage;
import io.anabranch.queue.QueueSource;
import io.anabranch.queue.RecordSink;
import io.anabranch.queue.RecordSink.Delivery;
import io.anabranch.queue.RecordSink.OutgoingRecord;
import io.anabranch.queue.SectionKeys;
import io.anabranch.queue.rabbitmq.RabbitSink;
import io.anabranch.queue.rabbitmq.RabbitSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How messages come from a queue of RabbitMQ, and how records go to an exchange. */
@Tag("brokers")
class RabbitQueueIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static RabbitServer server;

  private final String queue = "queue-" + UUID.randomUUID();
  private final String exchange = "exchange-" + UUID.randomUUID();
  private final String word = "word-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    server = RabbitServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void shouldHandOnMessageWithIdAndHeaders() throws Exception {
    declare();
    publish(
        new BasicProperties.Builder()
            .messageId("message-1")
            .correlationId("order-7")
            .contentType("text/plain")
            .timestamp(Date.from(Instant.parse("2026-12-01T10:00:00Z")))
            .headers(Map.of("channel", "chat", "stars", 4))
            .build(),
        "hello");
    publish(new BasicProperties.Builder().build(), "bare");
    List<QueueMessage> received = new CopyOnWriteArrayList<>();
    try (QueueSource source = source(received)) {
      await().atMost(LIMIT).until(() -> received.size() == 2);
      assertThat(source.trouble()).isEmpty();

      QueueMessage message = received.get(0);
      assertThat(message.id()).contains("message-1");
      assertThat(text(message)).isEqualTo("hello");
      assertThat(message.headers())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "channel", "chat",
                  "stars", "4",
                  "message-id", "message-1",
                  "correlation-id", "order-7",
                  "content-type", "text/plain",
                  "timestamp", "2026-12-01T10:00:00Z",
                  "routing-key", queue));
      assertThat(received.get(1).id()).isEmpty();
      assertThat(received.get(1).headers()).containsOnlyKeys("routing-key");
    }
  }

  @Test
  void shouldBringAgainWhatWasNotAcknowledgedBeforeItWasClosed() throws Exception {
    declare();
    publish(134);
    List<QueueMessage> first = new CopyOnWriteArrayList<>();
    try (QueueSource source = source(first, 100)) {
      await().atMost(LIMIT).until(() -> first.size() == 100);
      IntStream.range(0, 100).filter(i -> i % 3 == 0).forEach(i -> first.get(i).acknowledge());
      // As many more come as the server has seen acknowledged.
      await().atMost(LIMIT).until(() -> first.size() == 134);
      assertThat(source.trouble()).isEmpty();
    }
    List<QueueMessage> second = new CopyOnWriteArrayList<>();
    try (QueueSource source = source(second, 100)) {
      await().atMost(LIMIT).until(() -> second.size() >= 100);
      assertThat(source.trouble()).isEmpty();
      second.forEach(QueueMessage::acknowledge);
      second.forEach(QueueMessage::acknowledge);
      publish(1);
      await().atMost(LIMIT).until(() -> second.size() == 101);
      assertThat(source.trouble()).isEmpty();
    }

    assertThat(second.stream().limit(100).map(RabbitQueueIT::number))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 134).filter(i -> i >= 100 || i % 3 != 0).boxed().toList());
    assertThat(second)
        .allSatisfy(message -> assertThat(message.headers()).doesNotContainKey("x-delivery-count"));
  }

  @Test
  void shouldBringAgainWhatWasNotAcknowledgedBeforeServerWasKilled() throws Exception {
    declare();
    publish(100);
    List<QueueMessage> received = new CopyOnWriteArrayList<>();
    try (QueueSource source = source(received)) {
      await().atMost(LIMIT).until(() -> received.size() == 100);
      IntStream.range(0, 50).forEach(i -> received.get(i).acknowledge());
      RabbitData.awaitKept(server, queue);
      server.kill();
      await().atMost(LIMIT).until(() -> source.trouble().isPresent());
      // Tags of the lost connection; the next one has the same numbers.
      received.forEach(QueueMessage::acknowledge);
      server.restart();

      await().atMost(LIMIT).until(() -> received.size() >= 150);
      await()
          .during(Duration.ofSeconds(1))
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(source.trouble()).isEmpty());
      assertThat(received.subList(100, received.size()).stream().map(RabbitQueueIT::number))
          .containsAll(IntStream.range(50, 100).boxed().toList());
      received.subList(100, received.size()).forEach(QueueMessage::acknowledge);
    }
  }

  @Test
  void shouldTakeNoMoreThanPrefetchWithoutAcknowledgement() throws Exception {
    declare();
    publish(30);
    List<QueueMessage> received = new CopyOnWriteArrayList<>();
    try (QueueSource source = source(received, 10)) {
      await().atMost(LIMIT).until(() -> received.size() == 10);
      await().atMost(LIMIT).until(() -> messages(queue) == 20);
      received.get(5).acknowledge();
      await().atMost(LIMIT).until(() -> received.size() == 11);
      assertThat(source.trouble()).isEmpty();
    }
  }

  @Test
  void shouldSayThatQueueIsMissingAndTakeItOnceItIsThere() throws Exception {
    List<QueueMessage> received = new CopyOnWriteArrayList<>();
    try (QueueSource source = source(received)) {
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThat(source.trouble()).get().asString().contains("NOT_FOUND", queue));
      declare();
      publish(1);

      await().atMost(LIMIT).until(() -> received.size() == 1);
      assertThat(source.trouble()).isEmpty();
    }
  }

  @Test
  void shouldEndWhileListenerWaits() throws Exception {
    declare();
    publish(3);
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Void> never = new CompletableFuture<>();
    List<QueueMessage> received = new CopyOnWriteArrayList<>();
    try (QueueSource source =
        RabbitSource.of(new SectionKeys("queue.", Map.of("from", server.url(), "queue", queue)))) {
      source.start(
          message -> {
            received.add(message);
            begun.complete(null);
            try {
              never.get();
            } catch (ExecutionException e) {
              throw new IllegalStateException(e);
            }
          });
      begun.join();
    }

    await().atMost(LIMIT).until(() -> messages(queue) == 3);
    assertThat(received).hasSize(1);
  }

  @Test
  void shouldPublishByRoute() throws Exception {
    try (RecordSink sink = sink();
        Connection connection = RabbitClients.connect(server);
        Channel channel = connection.createChannel()) {
      String bound = channel.queueDeclare().getQueue();
      channel.queueBind(bound, exchange, "*.negative.#");

      Delivery wanted =
          sink.send(record("m-1", 2, List.of("chat", "negative", "en")))
              .toCompletableFuture()
              .join();
      Delivery unwanted =
          sink.send(record("m-2", 1, List.of("chat", "positive"))).toCompletableFuture().join();

      assertThat(wanted).isEqualTo(Delivery.DELIVERED);
      assertThat(unwanted).isEqualTo(Delivery.UNROUTABLE);
      GetResponse record = channel.basicGet(bound, true);
      assertThat(record.getEnvelope().getRoutingKey()).isEqualTo("chat.negative.en");
      assertThat(record.getProps().getMessageId()).isEqualTo("m-1/2");
      assertThat(record.getProps().getContentType()).isEqualTo("application/json");
      assertThat(record.getProps().getDeliveryMode()).isEqualTo(2);
      assertThat(record.getProps().getHeaders().get("id")).hasToString("m-1");
      assertThat(record.getProps().getHeaders().get("revision")).isEqualTo(2);
      assertThat(record.getBody()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
      assertThat(channel.basicGet(bound, true)).isNull();
      GetResponse kept = channel.basicGet(exchange + ".unroutable", true);
      assertThat(kept.getProps().getMessageId()).isEqualTo("m-2/1");
      assertThat(kept.getProps().getHeaders().get("routing-key")).hasToString("chat.positive");
    }
  }

  @Test
  void shouldTellUnroutableOnesApartWhileManyAreSent() throws Exception {
    try (RecordSink sink = sink();
        Connection connection = RabbitClients.connect(server);
        Channel channel = connection.createChannel()) {
      String bound = channel.queueDeclare().getQueue();
      channel.queueBind(bound, exchange, "even");

      List<CompletableFuture<Delivery>> sent =
          IntStream.range(0, 2_000)
              .mapToObj(i -> record("m-" + i, 1, List.of(i % 2 == 0 ? "even" : "odd")))
              .map(record -> sink.send(record).toCompletableFuture())
              .toList();

      for (int i = 0; i < sent.size(); i++) {
        assertThat(sent.get(i).join())
            .isEqualTo(i % 2 == 0 ? Delivery.DELIVERED : Delivery.UNROUTABLE);
      }
      assertThat(messages(exchange + ".unroutable")).isEqualTo(1_000);
    }
  }

  @Test
  void shouldLoseNothingThatWasSentWhileServerWasKilled() throws Exception {
    declare();
    try (RecordSink sink = sink()) {
      bind();
      RabbitData.awaitKept(server, queue);
      RabbitData.awaitKept(server, exchange + ".unroutable");
      RabbitData.awaitBindingKept(server, word);
      List<CompletableFuture<Delivery>> sent = sendUntilServerIsKilled(sink);
      await().atMost(LIMIT).until(() -> sent.stream().allMatch(CompletableFuture::isDone));
      Set<Integer> failed =
          IntStream.range(0, sent.size())
              .filter(i -> sent.get(i).isCompletedExceptionally())
              .boxed()
              .collect(Collectors.toSet());
      assertThat(failed).isNotEmpty().hasSizeLessThan(sent.size());
      server.restart();
      await().atMost(LIMIT).until(() -> sink.trouble().isEmpty());

      Set<String> kept = take();
      for (int i = 0; i < sent.size(); i++) {
        if (!failed.contains(i)) {
          assertThat(kept).contains("m-" + i + "/1");
        }
      }
      for (int i : failed) {
        CompletableFuture<Delivery> again =
            sink.send(record("m-" + i, 1, List.of(word))).toCompletableFuture();
        assertThat(again.join()).isEqualTo(Delivery.DELIVERED);
      }
      kept.addAll(take());
      assertThat(kept).hasSize(sent.size());
    }
  }

  /** At most 1,000 at a time. */
  private List<CompletableFuture<Delivery>> sendUntilServerIsKilled(RecordSink sink)
      throws Exception {
    List<CompletableFuture<Delivery>> sent = new ArrayList<>();
    Semaphore window = new Semaphore(1_000);
    CompletableFuture<Void> killed = new CompletableFuture<>();
    while (sink.trouble().isEmpty()) {
      if (sent.size() == 3_000) {
        killed = CompletableFuture.runAsync(server::kill);
      }
      window.acquire();
      CompletableFuture<Delivery> delivery =
          sink.send(record("m-" + sent.size(), 1, List.of(word))).toCompletableFuture();
      sent.add(delivery);
      var unused = delivery.whenComplete((outcome, failure) -> window.release());
    }
    killed.join();
    return sent;
  }

  private QueueSource source(List<QueueMessage> received) {
    return source(received, 256);
  }

  private QueueSource source(List<QueueMessage> received, int prefetch) {
    QueueSource source =
        RabbitSource.of(
            new SectionKeys(
                "queue.",
                Map.of(
                    "from", server.url(), "queue", queue, "prefetch", Integer.toString(prefetch))));
    source.start(received::add);
    return source;
  }

  private RecordSink sink() {
    RecordSink sink =
        RabbitSink.of(new SectionKeys("sink.", Map.of("to", server.url(), "exchange", exchange)));
    await().atMost(LIMIT).until(() -> sink.trouble().isEmpty());
    return sink;
  }

  private static OutgoingRecord record(String id, int revision, List<String> route) {
    return new OutgoingRecord(id, revision, route, "{}".getBytes(StandardCharsets.UTF_8));
  }

  private void declare() throws Exception {
    try (Connection connection = RabbitClients.connect(server);
        Channel channel = connection.createChannel()) {
      var unused =
          channel.queueDeclare(queue, true, false, false, Map.of("x-queue-type", "quorum"));
    }
  }

  private void bind() throws Exception {
    try (Connection connection = RabbitClients.connect(server);
        Channel channel = connection.createChannel()) {
      var unused = channel.queueBind(queue, exchange, word);
    }
  }

  private void publish(int count) throws Exception {
    try (Connection connection = RabbitClients.connect(server);
        Channel channel = connection.createChannel()) {
      var unused = channel.confirmSelect();
      for (int i = 0; i < count; i++) {
        channel.basicPublish("", queue, null, Integer.toString(i).getBytes(StandardCharsets.UTF_8));
      }
      channel.waitForConfirmsOrDie(LIMIT.toMillis());
    }
  }

  private void publish(BasicProperties properties, String body) throws Exception {
    try (Connection connection = RabbitClients.connect(server);
        Channel channel = connection.createChannel()) {
      var unused = channel.confirmSelect();
      channel.basicPublish("", queue, properties, body.getBytes(StandardCharsets.UTF_8));
      channel.waitForConfirmsOrDie(LIMIT.toMillis());
    }
  }

  /** The ids of all that is in the queue, which is empty then. */
  private Set<String> take() throws Exception {
    Set<String> ids = new HashSet<>();
    try (Connection connection = RabbitClients.connect(server);
        Channel channel = connection.createChannel()) {
      @Nullable GetResponse next = channel.basicGet(queue, true);
      while (next != null) {
        ids.add(next.getProps().getMessageId());
        next = channel.basicGet(queue, true);
      }
    }
    return ids;
  }

  private static int messages(String name) throws Exception {
    try (Connection connection = RabbitClients.connect(server);
        Channel channel = connection.createChannel()) {
      return channel.queueDeclarePassive(name).getMessageCount();
    }
  }

  private static int number(QueueMessage message) {
    return Integer.parseInt(text(message));
  }

  private static String text(QueueMessage message) {
    return new String(message.body(), StandardCharsets.UTF_8);
  }
}
