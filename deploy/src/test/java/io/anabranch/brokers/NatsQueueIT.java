package io.anabranch.brokers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.devbroker.NatsServer;
import io.anabranch.queue.QueueMessage;
import io.anabranch.queue.QueueSource;
import io.anabranch.queue.SectionKeys;
import io.anabranch.queue.nats.NatsSource;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages from NATS: which come, which come again, and what is known of them. */
@Tag("brokers")
class NatsQueueIT {

  private static final String STREAM = "EVENTS";
  private static final Headers NONE = new Headers();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Keeps messages, and acknowledges some. */
  private static final class Taken implements QueueSource.Listener {
    private final Queue<QueueMessage> messages = new ConcurrentLinkedQueue<>();
    private final Predicate<String> isSafe;

    Taken(Predicate<String> isSafe) {
      this.isSafe = isSafe;
    }

    @Override
    public void received(QueueMessage message) {
      messages.add(message);
      if (isSafe.test(text(message))) {
        message.acknowledge();
      }
    }

    List<String> bodies() {
      return messages.stream().map(NatsQueueIT::text).toList();
    }
  }

  private final Taken all = new Taken(body -> true);

  @Test
  void shouldTakeMessagesOfStreamWithIdsAndHeaders() throws Exception {
    try (NatsServer server = NatsServer.start(NatsServer.JETSTREAM);
        NatsStreams streams = NatsStreams.of(server)) {
      streams.create(STREAM, "events.>");
      streams.publish("events.a", new Headers().put("Nats-Msg-Id", "given"), "one");
      streams.publish("events.b.c", new Headers().put("Color", "red", "blue"), "two");
      streams.publish("events.a", new Headers().put("Nats-Msg-Id", "given"), "repeated");

      try (QueueSource source = start(server, all, Map.of("stream", STREAM))) {
        await().atMost(LIMIT).until(() -> all.messages.size() == 2);
        await().atMost(LIMIT).until(() -> streams.open(STREAM, "anabranch") == 0);
        assertThat(source.trouble()).isEmpty();
      }
      assertThat(all.bodies()).containsExactly("one", "two");
      assertThat(all.messages)
          .extracting(QueueMessage::id)
          .containsExactly(Optional.of("given"), Optional.of("EVENTS/2"));
      assertThat(all.messages)
          .extracting(QueueMessage::headers)
          .containsExactly(
              Map.of("Nats-Msg-Id", "given", "subject", "events.a"),
              Map.of("Color", "red,blue", "subject", "events.b.c"));
    }
  }

  @Test
  void shouldTakeSomeSubjectsOfStreamByConsumerOfItsOwn() throws Exception {
    Map<String, String> keys = Map.of("stream", STREAM, "consumer", "mine", "subject", "events.a");
    try (NatsServer server = NatsServer.start(NatsServer.JETSTREAM);
        NatsStreams streams = NatsStreams.of(server)) {
      streams.create(STREAM, "events.>");
      streams.publish("events.b", NONE, "other");
      streams.publish("events.a", NONE, "mine");

      try (QueueSource source = start(server, all, keys)) {
        await().atMost(LIMIT).until(() -> !all.messages.isEmpty());
        await().atMost(LIMIT).until(() -> streams.open(STREAM, "mine") == 0);
        assertThat(source.trouble()).isEmpty();
      }
      assertThat(all.bodies()).containsExactly("mine");
      try (QueueSource changed = start(server, all, Map.of("stream", STREAM, "consumer", "mine"))) {
        awaitTrouble(changed, "another subject: 'events.a'");
      }
    }
  }

  @Test
  void shouldBringAgainWhatWasNotAcknowledged() throws Exception {
    Map<String, String> keys = Map.of("stream", STREAM, "ack.wait", "1");
    Taken some = new Taken(body -> body.endsWith("0"));
    try (NatsServer server = NatsServer.start(NatsServer.JETSTREAM);
        NatsStreams streams = NatsStreams.of(server)) {
      streams.create(STREAM, "events.>");
      for (int i = 0; i < 100; i++) {
        streams.publish("events.a", NONE, "message " + i);
      }
      try (QueueSource source = start(server, some, keys)) {
        await().atMost(LIMIT).until(() -> some.messages.size() >= 100);
        assertThat(source.trouble()).isEmpty();
        await().atMost(LIMIT).until(() -> streams.open(STREAM, "anabranch") == 90);
      }
      server.kill();
      server.restart();

      try (QueueSource again = start(server, all, keys)) {
        await().atMost(LIMIT).until(() -> streams.open(STREAM, "anabranch") == 0);
        assertThat(again.trouble()).isEmpty();
      }
      assertThat(all.bodies())
          .hasSize(90)
          .doesNotHaveDuplicates()
          .noneMatch(body -> body.endsWith("0"));
    }
  }

  @Test
  void shouldLoseNothingOfStreamWhenTheServerIsKilled() throws Exception {
    List<String> bodies = IntStream.range(0, 2_000).mapToObj(i -> "message " + i).toList();
    Map<String, String> keys = Map.of("stream", STREAM, "ack.wait", "2");
    try (NatsServer server = NatsServer.start(NatsServer.JETSTREAM);
        NatsStreams streams = NatsStreams.of(server)) {
      streams.create(STREAM, "events.>");
      for (String body : bodies) {
        streams.publish("events.a", NONE, body);
      }
      AtomicInteger count = new AtomicInteger();
      Taken killing =
          new Taken(
              body -> {
                if (count.incrementAndGet() % 300 == 0 && count.get() < 1_000) {
                  server.kill();
                  server.restart();
                }
                return true;
              });
      try (QueueSource source = start(server, killing, keys)) {
        await()
            .atMost(LIMIT)
            .ignoreExceptions()
            .until(() -> streams.open(STREAM, "anabranch") == 0);
        assertThat(source.trouble()).isEmpty();
      }
      assertThat(killing.bodies()).containsAll(bodies);
    }
  }

  @Test
  void shouldSayThatThereIsNoStreamUntilThereIs() throws Exception {
    try (NatsServer server = NatsServer.start(NatsServer.JETSTREAM);
        NatsStreams streams = NatsStreams.of(server);
        QueueSource source = start(server, all, Map.of("stream", STREAM))) {
      awaitTrouble(source, "EVENTS: stream not found");

      streams.create(STREAM, "events.>");
      streams.publish("events.a", NONE, "one");

      await().atMost(LIMIT).until(() -> all.bodies().equals(List.of("one")));
      assertThat(source.trouble()).isEmpty();
      assertThat(streams.connection().jetStreamManagement().deleteStream(STREAM)).isTrue();
      awaitTrouble(source, "not found");
    }
  }

  @Test
  void shouldSayThatTheServerHasNoStreams() throws Exception {
    try (NatsServer server = NatsServer.start();
        QueueSource source = start(server, all, Map.of("stream", STREAM))) {
      awaitTrouble(source, "JetStream");
    }
  }

  @Test
  void shouldShareMessagesOfSubjectWithoutStream() throws Exception {
    Taken others = new Taken(body -> true);
    Map<String, String> keys = Map.of("subject", "plain.*");
    try (NatsServer server = NatsServer.start();
        NatsStreams caller = NatsStreams.of(server);
        QueueSource one = start(server, all, keys);
        QueueSource other = start(server, others, keys)) {
      await().atMost(LIMIT).until(() -> one.trouble().isEmpty() && other.trouble().isEmpty());
      List<String> bodies = IntStream.range(0, 100).mapToObj(i -> "message " + i).toList();
      bodies.forEach(body -> caller.connection().publish("plain.a", body.getBytes(UTF_8)));

      await().atMost(LIMIT).until(() -> all.messages.size() + others.messages.size() == 100);
      Map<String, Boolean> byBody = new TreeMap<>();
      all.bodies().forEach(body -> byBody.put(body, true));
      others.bodies().forEach(body -> byBody.put(body, true));
      assertThat(byBody.keySet()).containsExactlyInAnyOrderElementsOf(bodies);
      assertThat(all.messages)
          .isNotEmpty()
          .allSatisfy(message -> assertThat(message.id()).isEmpty())
          .allSatisfy(
              message -> assertThat(message.headers()).isEqualTo(Map.of("subject", "plain.a")));
    }
  }

  @Test
  void shouldTakeMessagesWithoutStreamAgainAfterTheServerWasKilled() throws Exception {
    try (NatsServer server = NatsServer.stopped();
        QueueSource source = start(server, all, Map.of("subject", "plain"))) {
      assertThat(source.trouble().orElseThrow()).contains("not connected");
      for (int kill = 1; kill < 3; kill++) {
        server.restart();
        await().atMost(LIMIT).until(() -> source.trouble().isEmpty());
        try (NatsStreams caller = NatsStreams.of(server)) {
          caller
              .connection()
              .publish("plain", new Headers().put("Nats-Msg-Id", "id"), "one".getBytes(UTF_8));
          int count = kill;
          await().atMost(LIMIT).until(() -> all.messages.size() == count);
        }
        server.kill();
        await().atMost(LIMIT).until(() -> source.trouble().isPresent());
      }
      assertThat(all.messages).extracting(QueueMessage::id).containsOnly(Optional.of("id"));
    }
  }

  private static void awaitTrouble(QueueSource source, String expected) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(source.trouble().orElse("")).contains(expected));
  }

  private static QueueSource start(
      NatsServer server, QueueSource.Listener listener, Map<String, String> more) {
    Map<String, String> keys = new TreeMap<>(more);
    keys.put("from", server.url());
    QueueSource source = NatsSource.of(new SectionKeys("intake.a.", keys));
    source.start(listener);
    return source;
  }

  private static String text(QueueMessage message) {
    return new String(message.body(), UTF_8);
  }
}
