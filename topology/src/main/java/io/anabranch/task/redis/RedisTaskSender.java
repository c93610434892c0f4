package io.anabranch.task.redis;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.redis.RedisCommand;
import io.anabranch.broker.redis.RedisConnector;
import io.anabranch.broker.redis.RedisException;
import io.anabranch.broker.redis.RedisPipeline;
import io.anabranch.task.OutgoingTask;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskSender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds tasks to a stream of Redis. Redis knows no worker and gives up no task, so that {@link
 * Listener#noWorker} and {@link Listener#rejected} are not called.
 *
 * <p>The stream has no more entries than its senders have tasks in flight: an entry goes when its
 * task is sent again, answered, withdrawn or past its deadline. It is never trimmed, which would
 * lose tasks.
 */
public final class RedisTaskSender implements TaskSender {

  private static final Duration RESEND_AFTER = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private final String stream;
  private final String answers;
  private final RedisConnector redis;
  private final SentTasks tasks;
  private final RedisPipeline pipeline;
  private final AnswerReader reader;

  /** Begins to connect, and returns; whether Redis can be reached does not matter to that. */
  public RedisTaskSender(BrokerSettings settings, TaskQueue queue, Listener listener) {
    this.stream = queue.name();
    this.answers = TaskFields.ANSWERS + UUID.randomUUID();
    this.redis = new RedisConnector(settings);
    this.tasks = new SentTasks(stream);
    this.pipeline = new RedisPipeline(redis, "tasks");
    this.reader =
        new AnswerReader(
            redis.open("answers"),
            answers,
            listener,
            id -> remove(tasks.answered(id)),
            () -> remove(tasks.withdrawBefore(Instant.now())));
    reader.start();
  }

  @Override
  public void send(OutgoingTask task) {
    tasks.begin(task).ifPresent(sending -> send(task, sending));
  }

  @Override
  public void withdraw(String taskId) {
    remove(tasks.withdraw(taskId));
  }

  @Override
  public Duration resendAfter() {
    return RESEND_AFTER;
  }

  @Override
  public int mostBytes() {
    return MOST_BYTES;
  }

  @Override
  public Optional<String> trouble() {
    return redis.trouble();
  }

  /** Withdraws all tasks, if that can be done in some seconds. */
  @Override
  public void close() {
    reader.close();
    remove(tasks.withdrawBefore(Instant.MAX));
    var unused = pipeline.submit(List.of(RedisCommand.of("DEL", answers)));
    pipeline.close();
  }

  private void send(OutgoingTask task, SentTasks.Sending sending) {
    List<RedisCommand> commands = new ArrayList<>(sending.before());
    commands.add(
        RedisCommand.of(
            "XADD",
            stream,
            "*",
            TaskFields.ID,
            task.id(),
            TaskFields.REPLY,
            answers,
            TaskFields.DEADLINE,
            task.deadline(),
            TaskFields.BODY,
            task.body()));
    var unused =
        pipeline
            .submit(commands)
            .whenComplete(
                (replies, error) -> {
                  if (error instanceof RedisException) {
                    sending.failed();
                    return;
                  }
                  byte[] id = (byte[]) replies.get(replies.size() - 1);
                  String entry = new String(id, StandardCharsets.US_ASCII);
                  if (sending.done(entry)) {
                    remove(RedisCommand.remove(stream, TaskFields.GROUP, entry));
                  }
                });
  }

  private void remove(List<RedisCommand> commands) {
    if (!commands.isEmpty()) {
      var unused = pipeline.submit(commands);
    }
  }
}
