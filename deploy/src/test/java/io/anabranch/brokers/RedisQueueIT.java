package io.anabranch.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.anabranch.broker.redis.RedisException;
import io.anabranch.broker.redis.StreamEntry;
import io.anabranch.devbroker.RedisServer;
import io.anabranch.queue.QueueMessage;
import io.anabranch.queue.RecordSink.Delivery;
import io.anabranch.queue.RecordSink.OutgoingRecord;
import io.anabranch.queue.SectionKeys;
import io.anabranch.queue.redis.RedisSink;
import io.anabranch.queue.redis.RedisSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages from streams of Redis, and records to them. */
@Tag("brokers")
class RedisQueueIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String STREAM = "tickets";
  private static final String GROUP = "anabranch";

  @Test
  void shouldTakeIdsHeadersAndBodies() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisSource source = source(server, Map.of("id.field", "key"))) {
      redis.call("XADD", STREAM, "1-1", "key", "k", "lang", "en", "body", "{\"text\": \"a\"}");
      redis.call("XADD", STREAM, "1-2", "text", "b", "lang", "en");
      TakenMessages taken = new TakenMessages();
      source.start(taken);

      await().atMost(LIMIT).until(() -> taken.messages().size() == 2);
      QueueMessage first = taken.messages().get(0);
      assertThat(first.id()).contains("k");
      assertThat(first.headers()).isEqualTo(Map.of("key", "k", "lang", "en"));
      assertThat(first.body()).asString(StandardCharsets.UTF_8).isEqualTo("{\"text\": \"a\"}");
      QueueMessage second = taken.messages().get(1);
      assertThat(second.id()).contains("tickets/1-2");
      assertThat(second.body())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("{\"text\":\"b\",\"lang\":\"en\"}");
      await().atMost(LIMIT).until(() -> redis.pending(STREAM, GROUP) == 0);
      assertThat(redis.length(STREAM)).isEqualTo(2);
    }
  }

  @Test
  void shouldTakeAgainWhatWasNotAcknowledged() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server)) {
      add(redis, 0, 10);
      TakenMessages first = new TakenMessages().withoutAcknowledging();
      try (RedisSource source = source(server, Map.of())) {
        source.start(first);
        await().atMost(LIMIT).until(() -> first.messages().size() == 10);
        first.messages().subList(0, 6).forEach(QueueMessage::acknowledge);
      }
      assertThat(redis.pending(STREAM, GROUP)).isEqualTo(4);

      TakenMessages second = new TakenMessages();
      try (RedisSource source = source(server, Map.of())) {
        source.start(second);
        await().atMost(LIMIT).until(() -> redis.pending(STREAM, GROUP) == 0);
      }
      assertThat(second.ids()).isEqualTo(first.ids().subList(6, 10));
    }
  }

  @Test
  void shouldClaimWhatADeadConsumerHolds() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisSource source = source(server, Map.of())) {
      add(redis, 0, 3);
      redis.call("XGROUP", "CREATE", STREAM, GROUP, "0");
      redis.call("XREADGROUP", "GROUP", GROUP, "dead", "COUNT", 2, "STREAMS", STREAM, ">");
      for (int i = 0; i < 2; i++) {
        redis.call("XCLAIM", STREAM, GROUP, "dead", 0, id(redis, i), "IDLE", 58_000, "JUSTID");
      }
      TakenMessages taken = new TakenMessages();
      source.start(taken);

      await().atMost(LIMIT).until(() -> taken.messages().size() == 3);
      assertThat(taken.ids())
          .startsWith("tickets/" + id(redis, 2))
          .containsExactlyInAnyOrder(
              "tickets/" + id(redis, 0), "tickets/" + id(redis, 1), "tickets/" + id(redis, 2));
      await().atMost(LIMIT).until(() -> redis.pending(STREAM, GROUP) == 0);
    }
  }

  @Test
  void shouldHoldNoMoreThanAFewHundred() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisSource source = source(server, Map.of())) {
      add(redis, 0, 400);
      TakenMessages taken = new TakenMessages().withoutAcknowledging();
      source.start(taken);
      await()
          .during(Duration.ofSeconds(2))
          .atMost(LIMIT)
          .until(() -> taken.messages().size() == 256);

      taken.messages().forEach(QueueMessage::acknowledge);

      await().atMost(LIMIT).until(() -> taken.messages().size() == 400);
    }
  }

  @Test
  void shouldLoseNoMessageWhileTheServerIsKilled() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisSource source = source(server, Map.of())) {
      TakenMessages taken = new TakenMessages();
      source.start(taken);
      await().atMost(LIMIT).until(() -> source.trouble().isEmpty());
      for (int kills = 0; kills < 3; kills++) {
        add(redis, kills * 2_000, 2_000);
        server.kill();
        await().atMost(LIMIT).until(() -> source.trouble().isPresent());
        server.restart();
        await().atMost(LIMIT).until(() -> source.trouble().isEmpty());
        awaitAnswer(redis);
      }

      await().atMost(LIMIT).until(() -> redis.length(STREAM) == new HashSet<>(taken.ids()).size());
      await().atMost(LIMIT).until(() -> redis.pending(STREAM, GROUP) == 0);
      Set<String> stored = new HashSet<>();
      redis.entries(STREAM).forEach(entry -> stored.add(STREAM + "/" + entry.id()));
      assertThat(stored).hasSize(6_000);
      assertThat(new HashSet<>(taken.ids())).isEqualTo(stored);
    }
  }

  @Test
  void shouldAddRecordsAndDropTheOldest() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisSink sink = sink(server, Map.of("length", "100"))) {
      await().atMost(LIMIT).until(() -> sink.trouble().isEmpty());
      assertThat(send(sink, 0).join()).isEqualTo(Delivery.DELIVERED);
      StreamEntry entry = redis.entries(STREAM).get(0);
      assertThat(entry.fields().keySet()).containsExactly("id", "revision", "route", "body");
      assertThat(entry.text("id")).contains("id-0");
      assertThat(entry.text("revision")).contains("2");
      assertThat(entry.text("route")).contains("complaint.en");
      assertThat(entry.text("body")).contains("{}");
      for (int i = 1; i < 1_000; i++) {
        var unused = send(sink, i).join();
      }
      assertThat(redis.length(STREAM)).isBetween(100L, 250L);
    }
  }

  @Test
  void shouldHaveEveryRecordThatWasCompleted() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisSink sink = sink(server, Map.of())) {
      await().atMost(LIMIT).until(() -> sink.trouble().isEmpty());
      Set<String> completed = ConcurrentHashMap.newKeySet();
      int sent = 0;
      int failed = 0;
      for (int kills = 0; kills < 3; kills++) {
        List<CompletableFuture<Delivery>> sending = new ArrayList<>();
        CountDownLatch begun = new CountDownLatch(500);
        for (int i = 0; i < 20_000; i++) {
          String id = "id-" + sent;
          sending.add(
              send(sink, sent++)
                  .whenComplete(
                      (delivery, error) -> {
                        complete(completed, id, error);
                        begun.countDown();
                      }));
        }
        assertThat(begun.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        server.kill();
        await().atMost(LIMIT).until(() -> sending.stream().allMatch(CompletableFuture::isDone));
        failed +=
            (int) sending.stream().filter(CompletableFuture::isCompletedExceptionally).count();
        server.restart();
        // Of a lost connection, only the first use tells.
        await().atMost(LIMIT).ignoreExceptions().until(() -> send(sink, -1).join() != null);
      }
      awaitAnswer(redis);

      Set<String> stored = new HashSet<>();
      redis.entries(STREAM).forEach(entry -> stored.add(entry.text("id").orElseThrow()));
      assertThat(stored).containsAll(completed);
      assertThat(completed).hasSize(sent - failed);
      assertThat(failed).isPositive();
    }
  }

  @Test
  void shouldFailAtOnceWithoutServer() throws Exception {
    try (RedisServer server = RedisServer.stopped();
        RedisSink sink = sink(server, Map.of())) {
      CompletableFuture<Delivery> sending = send(sink, 0);

      await().atMost(Duration.ofSeconds(5)).until(sending::isCompletedExceptionally);
      assertThatThrownBy(sending::join).hasCauseInstanceOf(RedisException.class);
    }
  }

  @Test
  void shouldRefuseWhatIsNoDatabase() {
    assertThatThrownBy(
            () ->
                RedisSink.of(
                    new SectionKeys(
                        "sink.", Map.of("to", "redis://localhost/orders", "stream", STREAM))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("orders");
  }

  private static void complete(Set<String> completed, String id, @Nullable Throwable error) {
    if (error == null) {
      completed.add(id);
    }
  }

  private static CompletableFuture<Delivery> send(RedisSink sink, int number) {
    return sink.send(
            new OutgoingRecord(
                "id-" + number,
                2,
                List.of("complaint", "en"),
                "{}".getBytes(StandardCharsets.UTF_8)))
        .toCompletableFuture();
  }

  private static void add(Redis redis, int first, int count) throws RedisException {
    for (int i = first; i < first + count; i++) {
      redis.call("XADD", STREAM, "*", "body", "{\"n\": " + i + "}");
    }
  }

  /** Of the connection that the kill broke, only the first use tells. */
  private static void awaitAnswer(Redis redis) {
    await().atMost(LIMIT).ignoreExceptions().until(() -> redis.call("PING") != null);
  }

  private static String id(Redis redis, int place) throws RedisException {
    return redis.entries(STREAM).get(place).id();
  }

  private static RedisSource source(RedisServer server, Map<String, String> more) {
    return RedisSource.of(keys("from", server, more));
  }

  private static RedisSink sink(RedisServer server, Map<String, String> more) {
    return RedisSink.of(keys("to", server, more));
  }

  private static SectionKeys keys(String name, RedisServer server, Map<String, String> more) {
    Map<String, String> keys = new HashMap<>(more);
    keys.put(name, server.url());
    keys.put("stream", STREAM);
    return new SectionKeys("bridge.tickets.", keys);
  }
}
