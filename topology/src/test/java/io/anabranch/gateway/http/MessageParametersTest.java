package io.anabranch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.gateway.http.MessageParameters.BadParameterException;
import io.anabranch.gateway.http.MessageParameters.Format;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageParametersTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  @Test
  void shouldNeedNothingButAFormat() throws Exception {
    assertThat(read("application/json", Map.of(), Map.of()))
        .isEqualTo(
            new MessageParameters(
                Format.JSON, Duration.ZERO, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void shouldReadAllOfThem() throws Exception {
    assertThat(
            read(
                "text/plain",
                Map.of("wait", "5s", "intake", "tickets", "key", "anna"),
                Map.of("Idempotency-Key", "order-1")))
        .isEqualTo(
            new MessageParameters(
                Format.TEXT,
                Duration.ofSeconds(5),
                Optional.of("tickets"),
                Optional.of("anna"),
                Optional.of("order-1")));
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,JSON",
    "Application/JSON; charset=utf-8,JSON",
    "application/x-ndjson,LINES",
    "application/jsonl,LINES",
    "text/plain;charset=utf-8,TEXT"
  })
  void shouldTellTheFormat(String contentType, Format format) throws Exception {
    assertThat(read(contentType, Map.of(), Map.of()).format()).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text/html", "application/x-www-form-urlencoded", "json"})
  void shouldRefuseAnotherFormat(String contentType) {
    assertThatThrownBy(() -> read(contentType, Map.of(), Map.of()))
        .isInstanceOfSatisfying(
            BadParameterException.class, e -> assertThat(e.status()).isEqualTo(415))
        .hasMessageContaining("application/json");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "0s,0", "1ms,1", "500ms,500", "60s,60000", "1m,60000"})
  void shouldReadAWait(String wait, long millis) throws Exception {
    assertThat(read("text/plain", Map.of("wait", wait), Map.of()).timeout())
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "-1s", "61s", "1d", "soon", "99999999999999999999s"})
  void shouldRefuseAnotherWait(String wait) {
    assertThatThrownBy(() -> read("text/plain", Map.of("wait", wait), Map.of()))
        .isInstanceOfSatisfying(
            BadParameterException.class, e -> assertThat(e.status()).isEqualTo(400))
        .hasMessageContaining("wait: allowed are")
        .hasMessageContaining("60");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "schlüssel", "a\tb"})
  void shouldRefuseAnIdempotencyKeyThatIsNotVisible(String key) {
    assertThatThrownBy(() -> read("text/plain", Map.of(), Map.of("Idempotency-Key", key)))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("Idempotency-Key: allowed are 1 to 255");
  }

  @Test
  void shouldRefuseAnIdempotencyKeyOf256Characters() throws Exception {
    read("text/plain", Map.of(), Map.of("Idempotency-Key", "k".repeat(255)));

    assertThatThrownBy(
            () -> read("text/plain", Map.of(), Map.of("Idempotency-Key", "k".repeat(256))))
        .isInstanceOf(BadParameterException.class);
  }

  private static MessageParameters read(
      String contentType, Map<String, String> query, Map<String, String> more)
      throws BadParameterException {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Content-Type", contentType);
    return MessageParameters.of(new TestCall(headers, query), LONGEST);
  }
}
