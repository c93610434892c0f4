package io.anabranch.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.mapping.MappedMessage;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionReaderTest {

  private static final SubmissionReader READER =
      SubmissionReader.of(
          AnabranchConfig.from(
              Map.of(
                  "intake.tickets.topic", "helpdesk.tickets",
                  "intake.tickets.text", "/body",
                  "intake.tickets.key", "/customer",
                  "intake.tickets.only", "/type = comment")));

  @Test
  void shouldReadAMessageByTheNamesOfItsFields() throws Exception {
    MappedMessage read =
        json("{\"text\": \"grüße\", \"key\": \"anna\", \"author\": \"a\", \"order\": 7}")
            .orElseThrow();

    assertThat(read.key()).isEqualTo("anna");
    assertThat(read.message().getText()).isEqualTo("grüße");
    assertThat(read.message().getAuthor()).isEqualTo("a");
    assertThat(read.message().getAttributes()).containsEntry("order", "7");
  }

  @Test
  void shouldReadTheSameMessageTheSameAgain() throws Exception {
    String body = "{\"text\": \"same\", \"order\": 7}";

    assertThat(json(body)).isEqualTo(json(body));
  }

  @Test
  void shouldReadPlainText() throws Exception {
    MappedMessage read =
        READER.read("{\"text\": 1}".getBytes(UTF_8), false, Optional.empty()).orElseThrow();

    assertThat(read.key()).isNull();
    assertThat(read.message().getText()).isEqualTo("{\"text\": 1}");
  }

  @Test
  void shouldReadAsAnIntakeMaps() throws Exception {
    assertThat(ticket("{\"type\": \"comment\", \"body\": \"mapped\", \"customer\": 7}"))
        .get()
        .satisfies(read -> assertThat(read.key()).isEqualTo("7"))
        .satisfies(read -> assertThat(read.message().getText()).isEqualTo("mapped"));
    assertThat(ticket("{\"type\": \"note\", \"body\": \"internal\"}")).isEmpty();
  }

  @Test
  void shouldNameTheIntakesThatThereAre() {
    byte[] body = "{}".getBytes(UTF_8);
    refused(() -> READER.read(body, true, Optional.of("none")), 400)
        .hasMessage("no such intake; there are tickets");
    SubmissionReader plain = SubmissionReader.of(AnabranchConfig.from(Map.of()));
    refused(() -> plain.read(body, true, Optional.of("none")), 400)
        .hasMessage("no intake is configured");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "[]", "\"secret\"", "null", "{\"text\": secret}", "{\"text\": \"a\"} {}"})
  void shouldRefuseWhatIsNoObject(String body) {
    refused(() -> json(body), 400).hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"txt\": \"secret\"}", "{\"text\": \"a\", \"createdAt\": \"secret\"}"})
  void shouldRefuseWhatIsNoMessage(String body) {
    refused(() -> json(body), 422).hasMessageNotContaining("secret");
  }

  @Test
  void shouldRefuseWhatIsNotUtf8() {
    byte[] text = "grüße".getBytes(ISO_8859_1);
    refused(() -> READER.read(text, false, Optional.empty()), 400).hasMessage("not UTF-8");
    byte[] json = "{\"text\": \"grüße\"}".getBytes(ISO_8859_1);
    refused(() -> READER.read(json, true, Optional.empty()), 400);
  }

  @Test
  void shouldRefuseWhatIsNestedTooDeeply() {
    refused(() -> json("{\"text\":" + "[".repeat(100_000)), 400);
  }

  private static Optional<MappedMessage> json(String body) throws BadSubmissionException {
    return READER.read(body.getBytes(UTF_8), true, Optional.empty());
  }

  private static Optional<MappedMessage> ticket(String body) throws BadSubmissionException {
    return READER.read(body.getBytes(UTF_8), true, Optional.of("tickets"));
  }

  private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable reading, int status) {
    return assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            BadSubmissionException.class,
            refusal -> assertThat(refusal.answer().status()).isEqualTo(status));
  }
}
