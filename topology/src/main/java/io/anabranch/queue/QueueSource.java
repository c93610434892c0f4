package io.anabranch.queue;

import java.util.Optional;

/**
 * Takes messages from a queue. Connects, and connects again, by itself, and takes no more while
 * many are not acknowledged. Thread-safe.
 */
public interface QueueSource extends AutoCloseable {

  /** Who is given the messages. */
  interface Listener {

    /** A message has come. May wait, which holds back those after it. */
    void received(QueueMessage message) throws InterruptedException;
  }

  /** Begins to take messages, in the background. To be called once. */
  void start(Listener listener);

  /** Why no message can come now, for people and without secrets; empty if one can. */
  Optional<String> trouble();

  /** Takes no more; what was not acknowledged comes again elsewhere. */
  @Override
  void close();
}
