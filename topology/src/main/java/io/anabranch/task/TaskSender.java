package io.anabranch.task;

import java.time.Duration;
import java.util.Optional;

/**
 * Sends tasks to workers, and hands on what comes back. Connects, and connects again, by itself.
 * Thread-safe.
 */
public interface TaskSender extends AutoCloseable {

  /** What comes back. Called on threads of the sender, one at a time, and must not wait. */
  interface Listener {

    /** A worker has said something: JSON. */
    void received(byte[] body);

    /** The server has given a task up: it was delivered often, and never answered. */
    void rejected(String taskId);

    /** There is no worker that could take a task. */
    void noWorker(String taskId);
  }

  /**
   * Sends a task, or sends it again; where the server still has it, it need not have it twice. Does
   * nothing if the server cannot be reached: whoever sends it does so again after a time.
   */
  void send(OutgoingTask task);

  /** Takes back a task to which no answer is wanted any more, where the server keeps tasks. */
  void withdraw(String taskId);

  /** How long to wait for a sign of a worker before a task is sent again. */
  Duration resendAfter();

  /** Largest body in bytes. */
  int mostBytes();

  /** Why no task can be sent now, for people and without secrets; empty if one can. */
  Optional<String> trouble();

  @Override
  void close();
}
