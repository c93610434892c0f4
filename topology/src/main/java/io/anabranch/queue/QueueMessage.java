package io.anabranch.queue;

import java.util.Map;
import java.util.Optional;

/** A message that came from a queue, and that comes again until it is acknowledged. */
public interface QueueMessage {

  /**
   * What it has in common with its repetitions, and no other message of its queue has: the id that
   * its producer gave it, or its place in a log. Empty if it has neither.
   */
  Optional<String> id();

  /** Its headers as texts, by their names. */
  Map<String, String> headers();

  byte[] body();

  /**
   * Tells the server that it is safe. Where the server cannot be told any more, it comes again.
   * Thread-safe; does not wait.
   */
  void acknowledge();
}
