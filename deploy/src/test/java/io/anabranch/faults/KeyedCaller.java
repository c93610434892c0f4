package io.anabranch.faults;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends one message, again and again under the same key, until it is known to be taken. */
final class KeyedCaller {

  private static final Duration PAUSE = Duration.ofMillis(300);

  private final GatewayClient client;
  private final ScheduledExecutorService timer;
  private final int number;
  private final String text;
  private final String key;
  private final AtomicInteger asked = new AtomicInteger();
  private final CompletableFuture<GatewayReply> answer = new CompletableFuture<>();

  /**
   * @param timer on which it pauses
   * @param number with which its turns begin
   */
  KeyedCaller(
      GatewayClient client, ScheduledExecutorService timer, int number, String text, String key) {
    this.client = client;
    this.timer = timer;
    this.number = number;
    this.text = text;
    this.key = key;
  }

  /** Begins; comes back at once. */
  void ask() {
    int turn = number + asked.getAndIncrement();
    var unused =
        client
            .ask(text, key, turn)
            .whenComplete(
                (reply, error) -> {
                  if (error != null || reply.isLater()) {
                    askAgain();
                  } else {
                    answer.complete(reply);
                  }
                });
  }

  private void askAgain() {
    var unused = timer.schedule(this::ask, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  String text() {
    return text;
  }

  /** How often it has asked. */
  int asked() {
    return asked.get();
  }

  /** What it was answered in the end. */
  CompletableFuture<GatewayReply> answer() {
    return answer;
  }
}
