package io.anabranch.brokers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.devbroker.NatsServer;
import io.anabranch.queue.RecordSink;
import io.anabranch.queue.RecordSink.Delivery;
import io.anabranch.queue.RecordSink.OutgoingRecord;
import io.anabranch.queue.SectionKeys;
import io.anabranch.queue.nats.NatsSink;
import io.nats.client.Message;
import io.nats.client.api.MessageInfo;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records to NATS: when they count as delivered, and that they are there then. */
@Tag("brokers")
class NatsSinkIT {

  private static final String STREAM = "RECORDS";
  private static final int RECORDS = 3_000;
  private static final int IN_FLIGHT = 400;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A record and what becomes of it. */
  private record Sent(int number, CompletableFuture<Delivery> delivery) {}

  @Test
  void shouldPutRecordsIntoStream() throws Exception {
    try (NatsServer server = NatsServer.start(NatsServer.JETSTREAM);
        NatsStreams streams = NatsStreams.of(server);
        RecordSink sink = connected(server, Map.of())) {
      streams.create(STREAM, "records.>");

      assertThat(sent(sink, record(7, 2)).join()).isEqualTo(Delivery.DELIVERED);
      assertThat(sent(sink, record(7, 2)).join()).isEqualTo(Delivery.DELIVERED);
      assertThat(sent(sink, record(7, 3)).join()).isEqualTo(Delivery.DELIVERED);

      assertThat(streams.bodies(STREAM)).containsExactly("body 7", "body 7");
      MessageInfo first = streams.message(STREAM, 1);
      assertThat(first.getSubject()).isEqualTo("records.complete.en");
      assertThat(first.getHeaders().getFirst("id")).isEqualTo("messages-0-7");
      assertThat(first.getHeaders().getFirst("revision")).isEqualTo("2");
      assertThat(first.getHeaders().getFirst("Nats-Msg-Id")).isEqualTo("messages-0-7/2");
    }
  }

  @Test
  void shouldLoseNothingWhenTheServerIsKilled() throws Exception {
    try (NatsServer server = NatsServer.start(NatsServer.JETSTREAM);
        NatsStreams streams = NatsStreams.of(server);
        RecordSink sink = connected(server, Map.of())) {
      streams.create(STREAM, "records.>");
      int failed = 0;
      int killed = 0;
      Queue<Integer> open = new ArrayDeque<>(IntStream.range(0, RECORDS).boxed().toList());
      while (!open.isEmpty()) {
        awaitConnected(sink);
        List<Sent> batch =
            IntStream.range(0, Math.min(IN_FLIGHT, open.size()))
                .mapToObj(i -> open.remove())
                .map(number -> new Sent(number, sent(sink, record(number, 1))))
                .toList();
        if (killed < 3) {
          batch.get(batch.size() / 10).delivery().handle((ack, error) -> ack).join();
          server.kill();
          killed++;
          server.restart();
        }
        for (Sent each : batch) {
          try {
            assertThat(each.delivery().join()).isEqualTo(Delivery.DELIVERED);
          } catch (CompletionException e) {
            failed++;
            open.add(each.number());
          }
        }
      }
      assertThat(failed).isLessThan(3 * IN_FLIGHT);
      List<String> expected = IntStream.range(0, RECORDS).mapToObj(i -> "body " + i).toList();
      awaitConnected(sink);
      await()
          .atMost(LIMIT)
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(streams.bodies(STREAM)).containsExactlyInAnyOrderElementsOf(expected));
    }
  }

  @Test
  void shouldFailWhereNoStreamHasTheSubject() throws Exception {
    try (NatsServer server = NatsServer.start(NatsServer.JETSTREAM);
        NatsStreams streams = NatsStreams.of(server);
        RecordSink sink = connected(server, Map.of())) {
      assertThat(sent(sink, record(1, 1))).failsWithin(LIMIT);
      assertThat(sink.trouble().orElseThrow()).contains("no stream", "records.complete.en");

      streams.create(STREAM, "records.>");
      assertThat(sent(sink, record(1, 1)).join()).isEqualTo(Delivery.DELIVERED);
      assertThat(sink.trouble()).isEmpty();
    }
  }

  @Test
  void shouldFailAtOnceWhileTheServerIsAway() throws Exception {
    try (NatsServer server = NatsServer.stopped();
        RecordSink stream = sink(server, Map.of());
        RecordSink plain = sink(server, Map.of("jetstream", "false"))) {
      assertThat(sent(stream, record(1, 1))).isCompletedExceptionally();
      assertThat(sent(plain, record(1, 1))).isCompletedExceptionally();
      assertThat(stream.trouble().orElseThrow()).contains("not connected");
    }
  }

  @Test
  void shouldReachThoseWhoListenWithoutStream() throws Exception {
    Queue<Message> heard = new ConcurrentLinkedQueue<>();
    try (NatsServer server = NatsServer.start();
        NatsStreams listener = NatsStreams.of(server);
        RecordSink sink = connected(server, Map.of("jetstream", "false"))) {
      listener.connection().createDispatcher(heard::add).subscribe("records.>");
      listener.connection().flush(LIMIT);

      List<CompletableFuture<Delivery>> all =
          IntStream.range(0, RECORDS).mapToObj(i -> sent(sink, record(i, 1))).toList();

      assertThat(all).allSatisfy(each -> assertThat(each.join()).isEqualTo(Delivery.DELIVERED));
      await().atMost(LIMIT).until(() -> heard.size() == RECORDS);
      assertThat(heard.element().getSubject()).isEqualTo("records.complete.en");
      assertThat(heard.element().getHeaders().getFirst("id")).isEqualTo("messages-0-0");
    }
  }

  @Test
  void shouldSayOfEveryRecordWithoutStreamWhatBecameOfIt() throws Exception {
    try (NatsServer server = NatsServer.start();
        RecordSink sink = connected(server, Map.of("jetstream", "false"))) {
      for (int kill = 0; kill < 3; kill++) {
        List<CompletableFuture<Delivery>> all =
            IntStream.range(0, RECORDS).mapToObj(i -> sent(sink, record(i, 1))).toList();
        server.kill();
        server.restart();
        assertThat(all)
            .allSatisfy(each -> assertThat(each.handle((ok, error) -> 1)).succeedsWithin(LIMIT));
        awaitConnected(sink);
        await().atMost(LIMIT).until(() -> !sent(sink, record(1, 1)).isCompletedExceptionally());
      }
    }
  }

  private static RecordSink connected(NatsServer server, Map<String, String> more) {
    RecordSink sink = sink(server, more);
    awaitConnected(sink);
    return sink;
  }

  /** Its trouble may be that of what was sent before. */
  private static void awaitConnected(RecordSink sink) {
    await().atMost(LIMIT).until(() -> !sink.trouble().orElse("").contains("not connected"));
  }

  private static RecordSink sink(NatsServer server, Map<String, String> more) {
    Map<String, String> keys = new TreeMap<>(more);
    keys.put("to", server.url());
    keys.put("subject", "records");
    return NatsSink.of(new SectionKeys("output.a.", keys));
  }

  private static CompletableFuture<Delivery> sent(RecordSink sink, OutgoingRecord record) {
    return sink.send(record).toCompletableFuture();
  }

  private static OutgoingRecord record(int number, int revision) {
    return new OutgoingRecord(
        "messages-0-" + number,
        revision,
        List.of("complete", "en"),
        ("body " + number).getBytes(UTF_8));
  }
}
