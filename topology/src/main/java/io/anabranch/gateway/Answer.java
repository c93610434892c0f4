package io.anabranch.gateway;

import io.anabranch.client.MessageId;
import io.anabranch.schema.Enriched;
import java.time.Duration;
import java.util.Optional;

/** What a caller is answered. */
public sealed interface Answer {

  /** Status of HTTP, which callers by other ways are told as well. */
  int status();

  /** The enriched record: the complete one or, when the wait is over, the partial one. */
  record Found(Enriched enriched) implements Answer {
    @Override
    public int status() {
      return 200;
    }
  }

  /** The message is in Kafka, and what becomes of it can be asked for by its id. */
  record Pending(MessageId id) implements Answer {
    @Override
    public int status() {
      return 202;
    }
  }

  /** The mapping leaves the record out, as it is to; no message was written. */
  record LeftOut() implements Answer {
    @Override
    public int status() {
      return 200;
    }
  }

  /**
   * No message was written, or it is not known whether one was.
   *
   * @param reason in the caller's words; never what the message says
   * @param retryAfter when to ask again, if that helps
   */
  record Refused(int status, String reason, Optional<Duration> retryAfter) implements Answer {

    /** The caller's mistake, which asking again does not mend. */
    public static Refused mistake(int status, String reason) {
      return new Refused(status, reason, Optional.empty());
    }

    /** Too much to do at the moment. */
    public static Refused busy(String reason, Duration retryAfter) {
      return new Refused(429, reason, Optional.of(retryAfter));
    }

    /** Kafka does not answer. */
    public static Refused unavailable(String reason) {
      return new Refused(503, reason, Optional.of(Duration.ofSeconds(2)));
    }
  }
}
