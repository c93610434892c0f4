package io.anabranch.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.devbroker.RedisServer;
import io.anabranch.schema.ModelInfo;
import io.anabranch.task.OutgoingTask;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskReceiver;
import io.anabranch.task.TaskReceiver.ReceivedTask;
import io.anabranch.task.redis.RedisTaskReceiver;
import io.anabranch.task.redis.RedisTaskSender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tasks by a Redis: none is lost, and nothing of them stays. */
@Tag("brokers")
class RedisTasksIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final TaskQueue QUEUE = new TaskQueue("sentiment", new ModelInfo("m", "1.0"));
  private static final String STREAM = QUEUE.name();
  private static final String GROUP = "workers";

  private final RecordedAnswers answers = new RecordedAnswers();

  @Test
  void shouldBringSignAndAnswer() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server)) {
      try (RedisTaskSender sender = sender(server);
          RedisTaskReceiver receiver = receiver(server)) {
        await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
        sender.send(task("1"));
        ReceivedTask task = take(receiver);
        assertThat(new String(task.body(), StandardCharsets.UTF_8)).isEqualTo("{\"n\": \"1\"}");
        task.sign(bytes("begun"));
        task.answer(bytes("done"));

        await().atMost(LIMIT).until(() -> answers.received().size() == 2);
        assertThat(answers.received()).containsExactly("begun", "done");
        assertThat(receiver.trouble()).isEmpty();
        assertNothingLeft(redis);
      }
      assertThat(redis.keys("anabranch.answers.*")).isEmpty();
    }
  }

  @Test
  void shouldShareTasksAmongWorkers() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisTaskSender sender = sender(server);
        AnsweringReceiver one = new AnsweringReceiver(receiver(server));
        AnsweringReceiver other = new AnsweringReceiver(receiver(server))) {
      await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
      IntStream.range(0, 200).forEach(i -> sender.send(task("" + i)));

      await().atMost(LIMIT).until(() -> answers.received().size() == 200);
      assertThat(new HashSet<>(answers.received())).hasSize(200);
      assertThat(one.count()).isPositive();
      assertThat(other.count()).isPositive();
      assertNothingLeft(redis);
    }
  }

  @Test
  void shouldGiveBackWhatAClosedWorkerHasNotAnswered() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisTaskSender sender = sender(server)) {
      await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
      sender.send(task("1"));
      try (RedisTaskReceiver first = receiver(server)) {
        take(first);
      }
      try (RedisTaskReceiver second = receiver(server)) {
        Optional<ReceivedTask> task = second.poll(Duration.ofSeconds(4));
        task.orElseThrow().answer(bytes("done"));
      }

      await().atMost(LIMIT).until(() -> answers.received().size() == 1);
      assertNothingLeft(redis);
    }
  }

  @Test
  void shouldClaimTheTaskOfAWorkerThatDiedAndNotOfOneThatGivesSigns() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisTaskSender sender = sender(server);
        RedisTaskReceiver slow = receiver(server);
        RedisTaskReceiver other = receiver(server)) {
      await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
      sender.send(task("slow"));
      ReceivedTask working = take(slow);
      redis.call("XGROUP", "CREATECONSUMER", STREAM, GROUP, "dead");
      sender.send(task("dead"));
      await().atMost(LIMIT).until(() -> redis.length(STREAM) == 2);
      redis.call("XREADGROUP", "GROUP", GROUP, "dead", "STREAMS", STREAM, ">");

      Instant begin = Instant.now();
      Optional<ReceivedTask> claimed = Optional.empty();
      while (claimed.isEmpty() && begin.plus(LIMIT).isAfter(Instant.now())) {
        working.sign(bytes("sign"));
        claimed = other.poll(Duration.ofSeconds(1));
      }

      assertThat(new String(claimed.orElseThrow().body(), StandardCharsets.UTF_8)).contains("dead");
      assertThat(Duration.between(begin, Instant.now()))
          .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(15));
      claimed.orElseThrow().answer(bytes("done"));
      assertThat(other.poll(Duration.ofSeconds(2))).isEmpty();
      working.answer(bytes("done"));
      assertNothingLeft(redis);
    }
  }

  @Test
  void shouldKeepOneEntryOfATaskAndNoneOfOneThatIsWithdrawn() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisTaskSender sender = sender(server)) {
      await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
      String former = "";
      for (int i = 0; i < 4; i++) {
        String before = former;
        sender.send(task("1"));
        await()
            .atMost(LIMIT)
            .untilAsserted(
                () ->
                    assertThat(redis.entries(STREAM))
                        .singleElement()
                        .extracting("id")
                        .isNotEqualTo(before));
        former = redis.entries(STREAM).get(0).id();
      }

      sender.withdraw("1");

      await().atMost(LIMIT).until(() -> redis.length(STREAM) == 0);
    }
  }

  @Test
  void shouldWithdrawWhatWasJustSent() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server)) {
      try (RedisTaskSender sender = sender(server)) {
        await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
        for (int i = 0; i < 100; i++) {
          sender.send(task("" + i));
          sender.send(task("" + i));
          sender.withdraw("" + i);
        }
      }
      assertThat(redis.length(STREAM)).isZero();
    }
  }

  @Test
  void shouldRemoveTasksWithoutWorkerAfterTheirDeadline() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisTaskSender sender = sender(server)) {
      await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
      sender.send(new OutgoingTask("1", bytes("{}"), Instant.now().plusSeconds(3)));
      await().atMost(LIMIT).until(() -> redis.length(STREAM) == 1);

      await().atMost(LIMIT).until(() -> redis.length(STREAM) == 0);
    }
  }

  @Test
  void shouldNotWorkOnWhatADeadStageHasLeft() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisTaskReceiver receiver = receiver(server)) {
      redis.call(
          "XADD", STREAM, "*", "id", "1", "reply", "r", "deadline", Instant.now(), "body", "{}");
      redis.call("XADD", STREAM, "*", "something", "else");

      assertThat(receiver.poll(Duration.ofSeconds(2))).isEmpty();
      assertNothingLeft(redis);
    }
  }

  @Test
  void shouldGoOnAfterKillsOfTheServer() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisTaskSender sender = sender(server);
        AnsweringReceiver one = new AnsweringReceiver(receiver(server));
        AnsweringReceiver other = new AnsweringReceiver(receiver(server))) {
      await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
      Set<String> expected = new HashSet<>();
      for (int kills = 0; kills < 3; kills++) {
        for (int i = 0; i < 100; i++) {
          String id = kills + "-" + i;
          expected.add("{\"n\": \"" + id + "\"}");
          sender.send(task(id));
        }
        server.kill();
        await().atMost(LIMIT).until(() -> sender.trouble().isPresent());
        long begin = System.nanoTime();
        sender.send(task(kills + "-0"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(200));
        server.restart();
        await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
        // As a stage does with what it has no answer to.
        await()
            .atMost(LIMIT)
            .pollInterval(sender.resendAfter())
            .until(
                () -> {
                  Set<String> left = new HashSet<>(expected);
                  left.removeAll(answers.received());
                  left.forEach(body -> sender.send(task(body.replaceAll("[^0-9-]", ""))));
                  return left.isEmpty();
                });
      }
      assertThat(one.count() + other.count()).isGreaterThanOrEqualTo(300);
      assertNothingLeft(redis);
    }
  }

  @Test
  void shouldConnectOnceTheServerIsThere() throws Exception {
    try (RedisServer server = RedisServer.stopped();
        RedisTaskSender sender = sender(server);
        AnsweringReceiver worker = new AnsweringReceiver(receiver(server))) {
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThat(sender.trouble().orElseThrow()).contains("Connection refused"));
      assertThat(worker.trouble()).isPresent();
      sender.send(task("0"));

      server.restart();

      await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
      await().atMost(LIMIT).until(() -> worker.trouble().isEmpty());
      sender.send(task("1"));
      await().atMost(LIMIT).until(() -> !answers.received().isEmpty());
    }
  }

  @Test
  void shouldSayThatThePasswordIsWrong() throws Exception {
    try (RedisServer server = RedisServer.start("--requirepass", "right");
        RedisTaskSender sender =
            new RedisTaskSender(
                Redis.settings(server.url(), Optional.empty(), "hidden"), QUEUE, answers)) {
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () ->
                  assertThat(sender.trouble().orElseThrow())
                      .contains("WRONGPASS")
                      .doesNotContain("hidden"));
    }
  }

  @Test
  void shouldConnectAsUserToADatabase() throws Exception {
    try (RedisServer server =
            RedisServer.start("--user", "worker", "on", ">hidden", "~anabranch.*", "+@all");
        RedisTaskSender sender =
            new RedisTaskSender(
                Redis.settings(server.url() + "/3", Optional.of("worker"), "hidden"),
                QUEUE,
                answers);
        AnsweringReceiver worker =
            new AnsweringReceiver(
                new RedisTaskReceiver(
                    Redis.settings(server.url() + "/3", Optional.of("worker"), "hidden"), QUEUE))) {
      await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
      sender.send(task("1"));
      await().atMost(LIMIT).until(() -> !answers.received().isEmpty());
      assertThat(worker.count()).isEqualTo(1);
    }
  }

  @AfterEach
  void assertNothingRejected() {
    assertThat(answers.rejected()).isEmpty();
    assertThat(answers.withoutWorker()).isEmpty();
  }

  private RedisTaskSender sender(RedisServer server) {
    return new RedisTaskSender(Redis.settings(server.url()), QUEUE, answers);
  }

  private static RedisTaskReceiver receiver(RedisServer server) {
    return new RedisTaskReceiver(Redis.settings(server.url()), QUEUE);
  }

  private static ReceivedTask take(TaskReceiver receiver) throws InterruptedException {
    return receiver.poll(LIMIT).orElseThrow();
  }

  private static OutgoingTask task(String id) {
    return new OutgoingTask(id, bytes("{\"n\": \"" + id + "\"}"), Instant.now().plusSeconds(60));
  }

  private static void assertNothingLeft(Redis redis) {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(redis.length(STREAM)).isZero();
              assertThat(redis.pending(STREAM, GROUP)).isZero();
              List<String> answers = redis.keys("anabranch.answers.*");
              for (String each : answers) {
                assertThat(redis.length(each)).isZero();
              }
            });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
