package io.anabranch.gateway.nats;

import io.anabranch.config.Durations;
import io.nats.client.Message;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** What the headers of a request say. Of their names, case does not count. */
final class RequestHeaders {

  static final String CONTENT_TYPE = "Content-Type";
  static final String INTAKE = "Anabranch-Intake";
  static final String KEY = "Anabranch-Key";
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String TIMEOUT = "Anabranch-Timeout";

  private static final int LONGEST_KEY = 255;
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain";
  private static final Pattern UTF_8 = Pattern.compile("charset=\"?utf-?8\"?");
  private static final Set<String> AT_ONCE = Set.of("0", "0s", "0ms");

  private final Message request;

  RequestHeaders(Message request) {
    this.request = request;
  }

  boolean isJson() throws BadHeaderException {
    String[] parts = value(CONTENT_TYPE).orElse(JSON).toLowerCase(Locale.ROOT).split(";", 2);
    String type = parts[0].strip();
    boolean isUtf8 = parts.length < 2 || UTF_8.matcher(parts[1].strip()).matches();
    if (!isUtf8 || !(type.equals(JSON) || type.equals(TEXT))) {
      throw new BadHeaderException(CONTENT_TYPE, "are " + JSON + " and " + TEXT + ", in UTF-8");
    }
    return type.equals(JSON);
  }

  Optional<String> intake() throws BadHeaderException {
    return value(INTAKE);
  }

  Optional<String> key() throws BadHeaderException {
    return key(KEY);
  }

  Optional<String> idempotencyKey() throws BadHeaderException {
    return key(IDEMPOTENCY_KEY);
  }

  /** How long the caller waits; zero for the id alone. */
  Duration timeout(Duration otherwise, Duration longest) throws BadHeaderException {
    Optional<String> text = value(TIMEOUT);
    if (text.isEmpty()) {
      return otherwise;
    } else if (AT_ONCE.contains(text.get())) {
      return Duration.ZERO;
    }
    try {
      Duration timeout = Durations.parse(TIMEOUT, text.get());
      if (timeout.compareTo(longest) <= 0) {
        return timeout;
      }
    } catch (ConfigException e) {
      // The same answer: its message would repeat what the caller wrote.
    }
    throw new BadHeaderException(
        TIMEOUT, "are durations such as 500ms and 5s, at most %d ms".formatted(longest.toMillis()));
  }

  private Optional<String> key(String header) throws BadHeaderException {
    Optional<String> key = value(header);
    if (key.isPresent() && key.get().length() > LONGEST_KEY) {
      throw new BadHeaderException(header, "are at most %d characters".formatted(LONGEST_KEY));
    }
    return key;
  }

  private Optional<String> value(String header) throws BadHeaderException {
    @Nullable List<String> values =
        request.hasHeaders() ? request.getHeaders().getIgnoreCase(header) : null;
    if (values == null) {
      return Optional.empty();
    } else if (values.size() != 1 || values.get(0).isBlank()) {
      throw new BadHeaderException(header, "is one value, which is not blank");
    }
    return Optional.of(values.get(0).strip());
  }
}
