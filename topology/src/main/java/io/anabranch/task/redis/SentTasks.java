package io.anabranch.task.redis;

import io.anabranch.broker.redis.RedisCommand;
import io.anabranch.task.OutgoingTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which entries of the stream tasks are, so that none has two, or one that nobody wants. */
final class SentTasks {

  /** Waits for its entry while it has none. Equal to itself alone. */
  private static final class Sent {
    private final Instant deadline;
    private final boolean isAgain;
    private @Nullable String entry;

    Sent(Instant deadline, boolean isAgain) {
      this.deadline = deadline;
      this.isAgain = isAgain;
    }
  }

  /** How a sending ends. */
  interface Sending {

    /** Removes the former entry of the task, if it has one. */
    List<RedisCommand> before();

    /**
     * The task has an entry.
     *
     * @return whether nobody wants it any more
     */
    boolean done(String entry);

    void failed();
  }

  private final String stream;
  private final Map<String, Sent> tasks = new HashMap<>();

  SentTasks(String stream) {
    this.stream = stream;
  }

  /** Begins to send a task; empty if that is under way. */
  synchronized Optional<Sending> begin(OutgoingTask task) {
    @Nullable Sent former = tasks.get(task.id());
    if (former != null && former.entry == null) {
      return Optional.empty();
    }
    Sent sent = new Sent(task.deadline(), former != null);
    tasks.put(task.id(), sent);
    return Optional.of(
        new Sending() {
          @Override
          public List<RedisCommand> before() {
            return former == null ? List.of() : removal(former);
          }

          @Override
          public boolean done(String entry) {
            return !entered(task.id(), sent, entry);
          }

          @Override
          public void failed() {
            restore(task.id(), sent, former);
          }
        });
  }

  /** Forgets a task that has an answer: its worker has removed the entry of which it was read. */
  synchronized List<RedisCommand> answered(String task) {
    @Nullable Sent sent = tasks.remove(task);
    return sent == null || !sent.isAgain ? List.of() : removal(sent);
  }

  /** Forgets a task. */
  synchronized List<RedisCommand> withdraw(String task) {
    @Nullable Sent sent = tasks.remove(task);
    return sent == null ? List.of() : removal(sent);
  }

  /** Forgets the tasks whose deadlines were before that. */
  synchronized List<RedisCommand> withdrawBefore(Instant instant) {
    List<RedisCommand> commands = new ArrayList<>();
    tasks
        .values()
        .removeIf(
            sent -> {
              boolean isOver = sent.deadline.isBefore(instant);
              if (isOver) {
                commands.addAll(removal(sent));
              }
              return isOver;
            });
    return commands;
  }

  private synchronized boolean entered(String task, Sent sent, String entry) {
    sent.entry = entry;
    return tasks.get(task) == sent;
  }

  private synchronized void restore(String task, Sent sent, @Nullable Sent former) {
    if (former == null) {
      tasks.remove(task, sent);
    } else {
      tasks.replace(task, sent, former);
    }
  }

  private List<RedisCommand> removal(Sent sent) {
    return sent.entry == null
        ? List.of()
        : RedisCommand.remove(stream, TaskFields.GROUP, sent.entry);
  }
}
