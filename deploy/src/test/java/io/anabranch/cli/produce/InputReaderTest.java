package io.anabranch.cli.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputReaderTest {

  private static final MessageFields PLAIN = new MessageFields(Map.of(), null);

  @Test
  void shouldReadOneTextPerLine() throws Exception {
    List<InputMessage> messages = readAll(InputFormat.TEXT, "first\n\n  \nsecond\n", PLAIN);

    assertThat(messages).extracting(m -> m.message().getText()).containsExactly("first", "second");
    assertThat(messages).extracting(InputMessage::key).containsOnlyNulls();
  }

  @Test
  void shouldReadEveryFieldOfJson() throws Exception {
    String line =
        """
        {"key":"c-1","text":"Hello","id":"m-1","subject":"Hi","conversation":"v-1",\
        "channel":"email","tenant":"t","language":"en","author":"a","authorRole":"customer",\
        "createdAt":"2026-10-05T08:12:44Z","attributes":{"plan":"gold","seats":3}}
        """;

    InputMessage message = readAll(InputFormat.JSONL, line, PLAIN).get(0);

    assertThat(message.key()).isEqualTo("c-1");
    assertThat(message.message())
        .isEqualTo(
            Message.newBuilder()
                .setText("Hello")
                .setId("m-1")
                .setSubject("Hi")
                .setConversation("v-1")
                .setChannel("email")
                .setTenant("t")
                .setLanguage("en")
                .setAuthor("a")
                .setAuthorRole(AuthorRole.CUSTOMER)
                .setCreatedAt(Instant.parse("2026-10-05T08:12:44Z"))
                .setAttributes(Map.of("plan", "gold", "seats", "3"))
                .build());
  }

  @Test
  void shouldReadCsvWithLineBreaksAndUnknownColumns() throws Exception {
    String csv = "key,text,channel,plan\nc-1,\"two\nlines, quoted\",chat,gold\nc-2,next,,\n";

    List<InputMessage> messages = readAll(InputFormat.CSV, csv, PLAIN);

    assertThat(messages).extracting(InputMessage::key).containsExactly("c-1", "c-2");
    assertThat(messages.get(0).message().getText()).isEqualTo("two\nlines, quoted");
    assertThat(messages.get(0).message().getAttributes()).isEqualTo(Map.of("plan", "gold"));
    assertThat(messages.get(1).message().getChannel()).isNull();
    assertThat(messages.get(1).message().getAttributes()).isEmpty();
  }

  @Test
  void shouldFillInDefaultsAndTakeKeyFromField() throws Exception {
    MessageFields fields = new MessageFields(Map.of("channel", "ticket"), "conversation");

    List<InputMessage> messages =
        readAll(
            InputFormat.JSONL,
            """
            {"text":"a","conversation":"v-1"}
            {"text":"b","conversation":"v-2","channel":"call"}
            """,
            fields);

    assertThat(messages).extracting(InputMessage::key).containsExactly("v-1", "v-2");
    assertThat(messages)
        .extracting(m -> m.message().getChannel())
        .containsExactly("ticket", "call");
  }

  @Test
  void shouldNameLineAndGoOnAfterBadJson() throws Exception {
    String lines =
        "{\"text\":\"a\"}\n{\"text\":secret}\n[]\n{\"channel\":\"x\"}\n{\"text\":\"b\"}\n";
    try (InputReader reader = open(InputFormat.JSONL, lines, PLAIN)) {
      assertThat(reader.next()).isPresent();
      assertThatExceptionOfType(BadLineException.class)
          .isThrownBy(reader::next)
          .withMessageStartingWith("input:2: not JSON at column")
          .withMessageNotContaining("secret");
      assertThatExceptionOfType(BadLineException.class)
          .isThrownBy(reader::next)
          .withMessage("input:3: expected a JSON object");
      assertThatExceptionOfType(BadLineException.class)
          .isThrownBy(reader::next)
          .withMessage("input:4: no field 'text'");
      assertThat(reader.next()).map(m -> m.message().getText()).contains("b");
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void shouldNameLineOfBadCsvRecord() throws Exception {
    String csv = "text,createdAt\n\"one\ntwo\",2026-01-31T12:00:00Z\nthree,yesterday\nfour\n";
    try (InputReader reader = open(InputFormat.CSV, csv, PLAIN)) {
      assertThat(reader.next()).isPresent();
      assertThatExceptionOfType(BadLineException.class)
          .isThrownBy(reader::next)
          .withMessageStartingWith("input:4: field 'createdAt': expected");
      assertThatExceptionOfType(BadLineException.class)
          .isThrownBy(reader::next)
          .withMessage("input:5: 1 cells in 2 columns");
    }
  }

  @Test
  void shouldNameColumnsOfCsvWithoutText() {
    assertThatExceptionOfType(CommandFailedException.class)
        .isThrownBy(() -> open(InputFormat.CSV, "body,channel\nx,chat\n", PLAIN))
        .withMessage("input:1: no column 'text'; the columns are body, channel");
  }

  @Test
  void shouldNameAllowedRoles() {
    assertThatExceptionOfType(BadLineException.class)
        .isThrownBy(
            () -> readAll(InputFormat.JSONL, "{\"text\":\"a\",\"authorRole\":\"boss\"}", PLAIN))
        .withMessageContaining("authorRole")
        .withMessageContaining("CUSTOMER");
  }

  @Test
  void shouldChooseFormatByExtension() {
    assertThat(InputFormat.of(Path.of("a.CSV"))).isEqualTo(InputFormat.CSV);
    assertThat(InputFormat.of(Path.of("a.jsonl"))).isEqualTo(InputFormat.JSONL);
    assertThat(InputFormat.of(Path.of("a.ndjson"))).isEqualTo(InputFormat.JSONL);
    assertThat(InputFormat.of(Path.of("a.txt"))).isEqualTo(InputFormat.TEXT);
  }

  private static List<InputMessage> readAll(InputFormat format, String text, MessageFields fields)
      throws IOException, BadLineException {
    List<InputMessage> messages = new ArrayList<>();
    try (InputReader reader = open(format, text, fields)) {
      for (Optional<InputMessage> next = reader.next(); next.isPresent(); next = reader.next()) {
        messages.add(next.get());
      }
    }
    return messages;
  }

  private static InputReader open(InputFormat format, String text, MessageFields fields)
      throws IOException {
    return format.open("input", new BufferedReader(new StringReader(text)), fields);
  }
}
