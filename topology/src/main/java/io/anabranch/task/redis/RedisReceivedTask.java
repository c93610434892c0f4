package io.anabranch.task.redis;

import io.anabranch.broker.redis.ConsumerGroup;
import io.anabranch.broker.redis.RedisCommand;
import io.anabranch.broker.redis.RedisConnection;
import io.anabranch.broker.redis.RedisException;
import io.anabranch.broker.redis.StreamEntry;
import io.anabranch.task.TaskReceiver.ReceivedTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A task that was read from a stream, and is its reader's until it is answered. */
final class RedisReceivedTask implements ReceivedTask {

  /** How long answers are kept that nobody reads. */
  private static final Duration KEEP = Duration.ofMinutes(10);

  private final RedisConnection connection;
  private final ConsumerGroup group;
  private final StreamEntry entry;
  private final String reply;
  private final byte[] body;

  private volatile boolean isOver;
  private volatile boolean isSettled;

  RedisReceivedTask(
      RedisConnection connection,
      ConsumerGroup group,
      StreamEntry entry,
      String reply,
      byte[] body) {
    this.connection = connection;
    this.group = group;
    this.entry = entry;
    this.reply = reply;
    this.body = body;
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public void sign(byte[] said) {
    if (!isOver) {
      List<RedisCommand> commands = reply(TaskFields.SIGN, said);
      commands.add(group.renew(List.of(entry.id())));
      carryOut(commands);
    }
  }

  @Override
  public void answer(byte[] answer) {
    List<RedisCommand> commands = reply(TaskFields.ANSWER, answer);
    commands.addAll(group.remove(entry.id()));
    finish(commands);
  }

  @Override
  public void drop() {
    finish(group.remove(entry.id()));
  }

  /** Whether the server has forgotten it, as far as this knows. */
  boolean isSettled() {
    return isSettled;
  }

  /** Has another worker take it soon, unless it is answered. */
  void giveBack() {
    if (!isOver) {
      isOver = true;
      carryOut(List.of(group.release(List.of(entry.id()))));
    }
  }

  /** Tries twice: of a connection that broke during the work, only the first use tells. */
  private void finish(List<RedisCommand> commands) {
    isOver = true;
    for (int attempts = 0; attempts < 2 && !isSettled; attempts++) {
      isSettled = carryOut(commands);
    }
  }

  private boolean carryOut(List<RedisCommand> commands) {
    try {
      connection.transaction(commands);
      return true;
    } catch (RedisException e) {
      // The connection has said so, and the task comes again.
      return false;
    }
  }

  private List<RedisCommand> reply(String kind, byte[] said) {
    List<RedisCommand> commands = new ArrayList<>();
    commands.add(
        RedisCommand.of(
            "XADD",
            reply,
            "*",
            TaskFields.ID,
            entry.text(TaskFields.ID).orElse(""),
            TaskFields.KIND,
            kind,
            TaskFields.BODY,
            said));
    commands.add(RedisCommand.of("EXPIRE", reply, KEEP.toSeconds()));
    return commands;
  }
}
