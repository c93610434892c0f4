package io.anabranch.brokers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.broker.BrokerAddress;
import io.anabranch.broker.BrokerCredentials;
import io.anabranch.broker.BrokerSettings;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.schema.ModelInfo;
import io.anabranch.task.OutgoingTask;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskReceiver.ReceivedTask;
import io.anabranch.task.nats.NatsTaskReceiver;
import io.anabranch.task.nats.NatsTaskSender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How tasks reach workers by NATS, and how answers come back. */
@Tag("brokers")
class NatsTasksIT {

  private static final TaskQueue QUEUE = new TaskQueue("keywords", new ModelInfo("a.b", "1 2"));
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String SECRET = "hidden";

  private final RecordedAnswers answers = new RecordedAnswers();

  @AfterEach
  void assertNothingRejected() {
    assertThat(answers.rejected()).isEmpty();
  }

  @Test
  void shouldBringAnswersBack() throws Exception {
    try (NatsServer server = NatsServer.start();
        NatsTaskReceiver receiver = receiver(server);
        NatsTaskSender sender = sender(server)) {
      sender.send(task("one"));

      ReceivedTask task = receiver.poll(LIMIT).orElseThrow();
      assertThat(text(task)).isEqualTo("body of one");
      task.sign("begun".getBytes(UTF_8));
      task.answer("done".getBytes(UTF_8));

      await().atMost(LIMIT).until(() -> answers.received().size() == 2);
      assertThat(answers.received()).containsExactly("begun", "done");
      assertThat(answers.withoutWorker()).isEmpty();
    }
  }

  @Test
  void shouldShareTasksAmongReceivers() throws Exception {
    try (NatsServer server = NatsServer.start();
        NatsTaskReceiver one = receiver(server);
        NatsTaskReceiver other = receiver(server);
        NatsTaskSender sender = sender(server)) {
      List<String> ids = IntStream.range(0, 100).mapToObj(i -> "task-" + i).toList();
      ids.forEach(id -> sender.send(task(id)));

      int byOne = answerAll(one);
      int byOther = answerAll(other);

      await().atMost(LIMIT).until(() -> answers.received().size() == ids.size());
      assertThat(answers.received())
          .containsExactlyInAnyOrderElementsOf(ids.stream().map(id -> "body of " + id).toList());
      assertThat(List.of(byOne, byOther)).allSatisfy(count -> assertThat(count).isPositive());
    }
  }

  @Test
  void shouldReachAnotherReceiverWhenSentAgain() throws Exception {
    try (NatsServer server = NatsServer.start();
        NatsTaskSender sender = sender(server)) {
      try (NatsTaskReceiver lost = receiver(server)) {
        sender.send(task("one"));
        assertThat(lost.poll(LIMIT)).isPresent();
      }
      try (NatsTaskReceiver other = receiver(server)) {
        assertThat(other.poll(Duration.ofMillis(500))).isEmpty();
        sender.send(task("one"));
        other.poll(LIMIT).orElseThrow().answer("done".getBytes(UTF_8));

        await().atMost(LIMIT).until(() -> answers.received().contains("done"));
      }
    }
  }

  @Test
  void shouldGiveBackWhatItHasNotBegun() throws Exception {
    try (NatsServer server = NatsServer.start();
        NatsTaskSender sender = sender(server)) {
      List<String> ids = IntStream.range(0, 20).mapToObj(i -> "task-" + i).toList();
      NatsTaskReceiver other;
      try (NatsTaskReceiver closing = receiver(server)) {
        ids.forEach(id -> sender.send(task(id)));
        closing.poll(LIMIT).orElseThrow().answer("first".getBytes(UTF_8));
        await().atMost(LIMIT).until(() -> answers.received().contains("first"));
        other = receiver(server);
      }
      try (other) {
        assertThat(answerAll(other)).isEqualTo(ids.size() - 1);
      }
      assertThat(answers.withoutWorker()).isEmpty();
    }
  }

  @Test
  void shouldSaySoonThatThereIsNoWorker() throws Exception {
    try (NatsServer server = NatsServer.start();
        NatsTaskSender sender = sender(server)) {
      sender.send(task("one"));
      sender.send(task("two.> *"));

      await().atMost(Duration.ofSeconds(2)).until(() -> answers.withoutWorker().size() == 2);
      assertThat(answers.withoutWorker()).containsExactly("one", "two.> *");
      assertThat(answers.received()).isEmpty();
    }
  }

  @Test
  void shouldDropTasksForWhichNobodyWaits() throws Exception {
    try (NatsServer server = NatsServer.start();
        NatsTaskReceiver receiver = receiver(server);
        NatsTaskSender sender = sender(server)) {
      sender.send(new OutgoingTask("old", new byte[0], Instant.now().minusMillis(1)));
      sender.send(task("new"));

      assertThat(text(receiver.poll(LIMIT).orElseThrow())).isEqualTo("body of new");
      assertThat(receiver.poll(Duration.ofMillis(200))).isEmpty();
    }
  }

  @Test
  void shouldGoOnAfterTheServerWasKilled() throws Exception {
    try (NatsServer server = NatsServer.start();
        NatsTaskReceiver receiver = receiver(server);
        NatsTaskSender sender = sender(server)) {
      for (int kill = 0; kill < 3; kill++) {
        server.kill();
        await().atMost(LIMIT).until(() -> sender.trouble().isPresent());
        assertThat(sender.trouble().orElseThrow()).contains("not connected");
        sender.send(task("dropped"));
        assertThat(receiver.poll(Duration.ofMillis(10))).isEmpty();
        server.restart();
        awaitReady(sender, receiver);

        sender.send(task("task-" + kill));
        ReceivedTask task = receiver.poll(LIMIT).orElseThrow();
        assertThat(text(task)).isEqualTo("body of task-" + kill);
        task.answer(task.body());
        int count = kill + 1;
        await().atMost(LIMIT).until(() -> answers.received().size() == count);
      }
    }
  }

  @Test
  void shouldBeginWhenTheServerIsThere() throws Exception {
    try (NatsServer server = NatsServer.stopped();
        NatsTaskReceiver receiver = new NatsTaskReceiver(settings(server), QUEUE);
        NatsTaskSender sender = new NatsTaskSender(settings(server), QUEUE, answers)) {
      assertThat(receiver.poll(Duration.ofMillis(10))).isEmpty();
      sender.send(task("dropped"));
      assertThat(sender.trouble()).isPresent();
      assertThat(sender.mostBytes()).isEqualTo(1_048_576 - 4_096);

      server.restart();
      awaitReady(sender, receiver);
      sender.send(task("one"));

      assertThat(text(receiver.poll(LIMIT).orElseThrow())).isEqualTo("body of one");
    }
  }

  @Test
  void shouldSayThatThePasswordIsWrong() throws Exception {
    try (NatsServer server = NatsServer.start("--user", "worker", "--pass", SECRET);
        NatsTaskReceiver wrong = new NatsTaskReceiver(as(server, "not " + SECRET), QUEUE);
        NatsTaskReceiver right = new NatsTaskReceiver(as(server, SECRET), QUEUE)) {
      await().atMost(LIMIT).until(() -> right.trouble().isEmpty());
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () ->
                  assertThat(wrong.trouble().orElseThrow())
                      .containsIgnoringCase("authorization")
                      .doesNotContain(SECRET));
    }
  }

  @Test
  void shouldTakeBodiesOfTheLargestSize() throws Exception {
    try (NatsServer server = NatsServer.start();
        NatsTaskReceiver receiver = receiver(server);
        NatsTaskSender sender = sender(server)) {
      byte[] body = new byte[sender.mostBytes()];
      sender.send(new OutgoingTask("large", body, Instant.now().plus(LIMIT)));

      ReceivedTask task = receiver.poll(LIMIT).orElseThrow();
      assertThat(task.body()).hasSize(body.length);
      task.answer(new byte[2_000_000]);
      task.answer("too large".getBytes(UTF_8));
      await().atMost(LIMIT).until(() -> answers.received().contains("too large"));
    }
  }

  private NatsTaskSender sender(NatsServer server) {
    NatsTaskSender sender = new NatsTaskSender(settings(server), QUEUE, answers);
    await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
    return sender;
  }

  private static NatsTaskReceiver receiver(NatsServer server) {
    NatsTaskReceiver receiver = new NatsTaskReceiver(settings(server), QUEUE);
    await().atMost(LIMIT).until(() -> receiver.trouble().isEmpty());
    return receiver;
  }

  private static void awaitReady(NatsTaskSender sender, NatsTaskReceiver receiver) {
    await().atMost(LIMIT).until(() -> sender.trouble().isEmpty() && receiver.trouble().isEmpty());
  }

  private static BrokerSettings settings(NatsServer server) {
    return new BrokerSettings(
        BrokerAddress.parse("url", server.url()), Optional.empty(), Optional.empty());
  }

  private static BrokerSettings as(NatsServer server, String password) {
    return new BrokerSettings(
        BrokerAddress.parse("url", server.url()),
        Optional.of(new BrokerCredentials(Optional.of("worker"), password)),
        Optional.empty());
  }

  private static OutgoingTask task(String id) {
    return new OutgoingTask(id, ("body of " + id).getBytes(UTF_8), Instant.now().plus(LIMIT));
  }

  /** Answers with the bodies until no more come; returns how many there were. */
  private static int answerAll(NatsTaskReceiver receiver) throws InterruptedException {
    int count = 0;
    Optional<ReceivedTask> next = receiver.poll(Duration.ofSeconds(1));
    while (next.isPresent()) {
      next.get().answer(next.get().body());
      count++;
      next = receiver.poll(Duration.ofSeconds(1));
    }
    return count;
  }

  private static String text(ReceivedTask task) {
    return new String(task.body(), UTF_8);
  }
}
