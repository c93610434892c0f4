package io.anabranch.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.anabranch.broker.BrokerCredentials;
import io.anabranch.broker.BrokerSettings;
import io.anabranch.devbroker.RabbitServer;
import io.anabranch.schema.ModelInfo;
import io.anabranch.task.OutgoingTask;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskReceiver;
import io.anabranch.task.TaskReceiver.ReceivedTask;
import io.anabranch.task.TaskSender;
import io.anabranch.task.rabbitmq.RabbitTaskReceiver;
import io.anabranch.task.rabbitmq.RabbitTaskSender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How tasks reach workers by RabbitMQ, and how answers come back. */
@Tag("brokers")
class RabbitTasksIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(200);

  private static RabbitServer server;

  private final TaskQueue queue =
      new TaskQueue(
          "sentiment", new ModelInfo("model", "v" + UUID.randomUUID().toString().substring(0, 8)));

  @BeforeAll
  static void start() {
    server = RabbitServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void shouldBringAnswersAndSignsBack() throws Exception {
    RecordedAnswers answers = new RecordedAnswers();
    try (TaskSender sender = sender(answers);
        TaskReceiver receiver = receiver()) {
      sender.send(task("one", LIMIT));

      ReceivedTask task = take(receiver);
      assertThat(text(task.body())).isEqualTo("one");
      task.sign(bytes("begun"));
      task.answer(bytes("done"));

      await().atMost(LIMIT).until(() -> answers.received().equals(List.of("begun", "done")));
      assertThat(receiver.poll(SHORT)).isEmpty();
      assertThat(messages(queue.name())).isZero();
    }
  }

  @Test
  void shouldBringEachSenderItsAnswers() throws Exception {
    RecordedAnswers first = new RecordedAnswers();
    RecordedAnswers second = new RecordedAnswers();
    try (TaskSender one = sender(first);
        TaskSender two = sender(second);
        AnsweringWorker worker = worker()) {
      one.send(task("one", LIMIT));
      two.send(task("two", LIMIT));

      await().atMost(LIMIT).until(() -> first.received().equals(List.of("one!")));
      await().atMost(LIMIT).until(() -> second.received().equals(List.of("two!")));
      assertThat(worker.answered()).isEqualTo(2);
    }
  }

  @Test
  void shouldShareTasksAmongReceivers() throws Exception {
    RecordedAnswers answers = new RecordedAnswers();
    try (TaskSender sender = sender(answers);
        AnsweringWorker one = worker();
        AnsweringWorker two = worker()) {
      IntStream.range(0, 200).forEach(i -> sender.send(task("task-" + i, LIMIT)));

      await().atMost(LIMIT).until(() -> answers.received().size() == 200);
      assertThat(answers.received()).doesNotHaveDuplicates();
      assertThat(one.answered()).isPositive();
      assertThat(two.answered()).isPositive();
    }
  }

  @Test
  void shouldNotQueueTaskTwiceThatIsSentAgain() throws Exception {
    RecordedAnswers answers = new RecordedAnswers();
    try (TaskSender sender = sender(answers)) {
      OutgoingTask task = task("one", LIMIT);
      sender.send(task);
      sender.send(task);
      await().atMost(LIMIT).until(() -> messages(queue.name()) == 1);
      sender.send(task);
      sender.send(task("two", LIMIT));
      await().atMost(LIMIT).until(() -> messages(queue.name()) == 2);
    }
  }

  @Test
  void shouldGiveTaskOfClosedReceiverToAnother() throws Exception {
    RecordedAnswers answers = new RecordedAnswers();
    try (TaskSender sender = sender(answers)) {
      sender.send(task("one", LIMIT));
      try (TaskReceiver closed = receiver()) {
        assertThat(text(take(closed).body())).isEqualTo("one");
      }
      try (TaskReceiver other = receiver()) {
        take(other).answer(bytes("done"));
      }

      await().atMost(LIMIT).until(() -> answers.received().equals(List.of("done")));
    }
  }

  @Test
  void shouldGiveTaskOfTornConnectionToAnother() throws Exception {
    RecordedAnswers answers = new RecordedAnswers();
    try (TaskSender sender = sender(answers)) {
      sender.send(task("one", LIMIT));
      takeAndTear();
      try (TaskReceiver other = receiver()) {
        take(other).answer(bytes("done"));
      }

      await().atMost(LIMIT).until(() -> answers.received().equals(List.of("done")));
    }
  }

  @Test
  void shouldTellSenderOfTaskThatNoWorkerSurvives() throws Exception {
    RecordedAnswers first = new RecordedAnswers();
    RecordedAnswers second = new RecordedAnswers();
    try (TaskSender one = sender(first);
        TaskSender two = sender(second)) {
      assertThat(two.trouble()).isEmpty();
      OutgoingTask poison = task("poison", LIMIT);
      one.send(poison);
      for (int deaths = 0; deaths < 3; deaths++) {
        takeAndTear();
      }

      await().atMost(LIMIT).until(() -> first.rejected().equals(List.of(poison.id())));
      assertThat(messages(queue.name())).isZero();
      assertThat(second.rejected()).isEmpty();
      assertThat(first.received()).isEmpty();
    }
  }

  @Test
  void shouldNotDeliverExpiredTask() throws Exception {
    RecordedAnswers answers = new RecordedAnswers();
    try (TaskSender sender = sender(answers)) {
      sender.send(task("late", Duration.ofSeconds(3)));
      await().atMost(LIMIT).until(() -> messages(queue.name()) == 1);
      await().atMost(LIMIT).until(() -> messages(queue.name()) == 0);
      sender.send(task("in time", LIMIT));

      try (TaskReceiver receiver = receiver()) {
        ReceivedTask task = take(receiver);
        assertThat(text(task.body())).isEqualTo("in time");
        task.answer(bytes("done"));
        await().atMost(LIMIT).until(() -> answers.received().equals(List.of("done")));
        assertThat(receiver.poll(SHORT)).isEmpty();
      }
      assertThat(answers.rejected()).isEmpty();
    }
  }

  @Test
  void shouldSayThatThereIsNoQueueAndDeclareItAgain() throws Exception {
    RecordedAnswers answers = new RecordedAnswers();
    try (TaskSender sender = sender(answers);
        Connection connection = RabbitClients.connect(server);
        Channel channel = connection.createChannel()) {
      var unused = channel.queueDelete(queue.name());
      OutgoingTask task = task("one", LIMIT);
      sender.send(task);

      await().atMost(LIMIT).until(() -> answers.withoutWorker().equals(List.of(task.id())));
      await()
          .atMost(LIMIT)
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                sender.send(task);
                assertThat(messages(queue.name())).isEqualTo(1);
              });
    }
  }

  @Test
  void shouldGoOnAfterServerWasKilled() throws Exception {
    RecordedAnswers answers = new RecordedAnswers();
    try (TaskSender sender = sender(answers);
        AnsweringWorker worker = worker()) {
      for (int kills = 0; kills < 2; kills++) {
        int round = kills;
        await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
        sender.send(task("before-" + round, LIMIT));
        await().atMost(LIMIT).until(() -> answers.received().contains("before-" + round + "!"));
        RabbitData.awaitKept(server, queue.name());
        server.kill();
        await().atMost(LIMIT).until(() -> sender.trouble().isPresent());
        server.restart();
      }
      await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
      sender.send(task("after", LIMIT));

      await().atMost(LIMIT).until(() -> answers.received().contains("after!"));
      assertThat(worker.answered()).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void shouldKeepTasksWhileServerIsKilled() throws Exception {
    RecordedAnswers answers = new RecordedAnswers();
    try (TaskSender sender = sender(answers)) {
      IntStream.range(0, 50).forEach(i -> sender.send(task("task-" + i, Duration.ofMinutes(5))));
      await().atMost(LIMIT).until(() -> messages(queue.name()) == 50);
      RabbitData.awaitKept(server, queue.name());
      server.kill();
      server.restart();

      try (AnsweringWorker worker = worker()) {
        await().atMost(LIMIT).until(() -> answers.received().size() >= 50);
        assertThat(answers.received())
            .containsAll(IntStream.range(0, 50).mapToObj(i -> "task-" + i + "!").toList());
        assertThat(worker.answered()).isPositive();
      }
    }
  }

  @Test
  void shouldConnectOnceTheServerIsThere() throws Exception {
    RecordedAnswers answers = new RecordedAnswers();
    try (RabbitServer later = RabbitServer.stopped();
        TaskSender sender = new RabbitTaskSender(RabbitClients.settings(later), queue, answers);
        AnsweringWorker worker =
            new AnsweringWorker(new RabbitTaskReceiver(RabbitClients.settings(later), queue))) {
      await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(sender.trouble()).get().asString().contains("refused"));
      sender.send(task("lost", LIMIT));
      later.restart();

      await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
      sender.send(task("one", LIMIT));
      await().atMost(LIMIT).until(() -> answers.received().equals(List.of("one!")));
      assertThat(worker.answered()).isEqualTo(1);
    }
  }

  @Test
  void shouldSayThatPasswordIsWrong() {
    BrokerSettings right = RabbitClients.settings(server);
    BrokerSettings wrong =
        new BrokerSettings(
            right.address(),
            Optional.of(new BrokerCredentials(Optional.of("guest"), "not-the-password")),
            Optional.empty());
    try (TaskSender sender = new RabbitTaskSender(wrong, queue, new RecordedAnswers())) {
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () ->
                  assertThat(sender.trouble())
                      .get()
                      .asString()
                      .contains("ACCESS_REFUSED")
                      .doesNotContain("not-the-password"));
    }
  }

  private TaskSender sender(RecordedAnswers answers) {
    TaskSender sender = new RabbitTaskSender(RabbitClients.settings(server), queue, answers);
    await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
    return sender;
  }

  private TaskReceiver receiver() {
    return new RabbitTaskReceiver(RabbitClients.settings(server), queue);
  }

  private AnsweringWorker worker() {
    return new AnsweringWorker(receiver());
  }

  private static ReceivedTask take(TaskReceiver receiver) throws Exception {
    return receiver.poll(LIMIT).orElseThrow();
  }

  /** Takes a task, as a worker of others does, and loses the connection before it answers. */
  private void takeAndTear() throws Exception {
    RabbitClients.Breakable worker = RabbitClients.connectBreakable(server);
    Channel channel = worker.connection().createChannel();
    AtomicInteger taken = new AtomicInteger();
    channel.basicQos(1);
    var unused =
        channel.basicConsume(
            queue.name(), false, (tag, delivery) -> taken.incrementAndGet(), tag -> {});
    await().atMost(LIMIT).until(() -> taken.get() == 1);
    worker.tear();
  }

  private static int messages(String name) throws Exception {
    try (Connection connection = RabbitClients.connect(server);
        Channel channel = connection.createChannel()) {
      return channel.queueDeclarePassive(name).getMessageCount();
    }
  }

  private static OutgoingTask task(String body, Duration time) {
    return new OutgoingTask(UUID.randomUUID().toString(), bytes(body), Instant.now().plus(time));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
