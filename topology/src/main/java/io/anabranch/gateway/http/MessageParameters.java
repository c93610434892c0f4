package io.anabranch.gateway.http;

import io.anabranch.config.Durations;
import io.anabranch.http.HttpCall;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * What a request says beside its body.
 *
 * @param format of the body
 * @param timeout how long it waits; zero for not at all
 * @param key of records whose body names none
 */
record MessageParameters(
    Format format,
    Duration timeout,
    Optional<String> intake,
    Optional<String> key,
    Optional<String> idempotencyKey) {

  private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /** What a body may be. */
  enum Format {
    JSON,
    LINES,
    TEXT
  }

  /** A parameter says what is not allowed. */
  static final class BadParameterException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    BadParameterException(int status, String message) {
      super(message);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /**
   * Reads them.
   *
   * @param longest that a caller may wait
   * @throws BadParameterException that names the parameter and what is allowed
   */
  static MessageParameters of(HttpCall call, Duration longest) throws BadParameterException {
    return new MessageParameters(
        format(call.header("Content-Type").orElse("")),
        timeout(call.query("wait"), longest),
        call.query("intake"),
        call.query("key"),
        idempotencyKey(call.header("Idempotency-Key")));
  }

  private static Format format(String contentType) throws BadParameterException {
    return switch (contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT)) {
      case "application/json" -> Format.JSON;
      case "application/x-ndjson", "application/jsonl" -> Format.LINES;
      case "text/plain" -> Format.TEXT;
      default ->
          throw new BadParameterException(
              415,
              "Content-Type: allowed are application/json, application/x-ndjson and text/plain");
    };
  }

  private static Duration timeout(Optional<String> wait, Duration longest)
      throws BadParameterException {
    if (wait.isEmpty() || wait.get().matches("0(ms|s|m|h)?")) {
      return Duration.ZERO;
    }
    try {
      Duration timeout = Durations.parse("wait", wait.get());
      if (timeout.compareTo(longest) <= 0) {
        return timeout;
      }
    } catch (ConfigException e) {
      // Said below.
    }
    throw new BadParameterException(
        400,
        "wait: allowed are durations such as 500ms or 5s, up to %d s"
            .formatted(longest.toSeconds()));
  }

  private static Optional<String> idempotencyKey(Optional<String> header)
      throws BadParameterException {
    if (header.isPresent() && !IDEMPOTENCY_KEY.matcher(header.get()).matches()) {
      throw new BadParameterException(
          400, "Idempotency-Key: allowed are 1 to 255 visible ASCII characters");
    }
    return header;
  }
}
