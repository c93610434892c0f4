package io.anabranch.gateway.nats;

import io.anabranch.gateway.Answer;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which messages without a reply subject are refused, as their senders are not told: one line
 * for a row of them with the same status. Thread-safe.
 */
final class UnheardRefusals {

  private static final Logger LOG = LoggerFactory.getLogger(UnheardRefusals.class);

  private final AtomicInteger last = new AtomicInteger();

  void note(Answer answer) {
    if (last.getAndSet(answer.status()) != answer.status()
        && answer instanceof Answer.Refused refused) {
      LOG.warn(
          "Refused a message that has no reply subject: status={}, reason={}",
          refused.status(),
          refused.reason());
    }
  }
}
