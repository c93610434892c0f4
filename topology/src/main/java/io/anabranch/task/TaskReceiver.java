package io.anabranch.task;

import java.time.Duration;
import java.util.Optional;

/**
 * Takes tasks, one at a time: the next is asked for when the one before it is answered. Connects,
 * and connects again, by itself. Used by one thread, but for {@link ReceivedTask#sign} and {@link
 * #trouble}.
 */
public interface TaskReceiver extends AutoCloseable {

  /** A task that was taken. */
  interface ReceivedTask {

    /** JSON. */
    byte[] body();

    /** Tells the sender something on the way, if it can be told. Thread-safe. */
    void sign(byte[] body);

    /**
     * Answers, and has the server forget the task. If that cannot be done, the task comes again,
     * here or elsewhere.
     */
    void answer(byte[] body);

    /** Has the server forget the task without an answer: nobody waits for one. */
    void drop();
  }

  /**
   * The next task.
   *
   * @return empty if none has come within this time, or the server cannot be reached
   */
  Optional<ReceivedTask> poll(Duration time) throws InterruptedException;

  /** Why no task can come now, for people and without secrets; empty if one can. */
  Optional<String> trouble();

  /** Gives back what it has taken and not answered, where the server takes it back. */
  @Override
  void close();
}
