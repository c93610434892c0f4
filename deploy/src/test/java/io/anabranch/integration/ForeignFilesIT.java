package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.files.RowFiles;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.mapping.RecordMapping;
import io.anabranch.schema.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are not ours write files, and we read them. */
@Tag("interop")
class ForeignFilesIT {

  private static final Path SCRIPTS = Path.of(System.getProperty("anabranch.interop"));

  @TempDir private Path directory;

  @Test
  void shouldReadTheMailboxOfMutt() throws Exception {
    Path sent = directory.resolve("sent.mbox");
    Path photo = Files.writeString(directory.resolve("photo.txt"), "not for the message");
    Path settings =
        Files.writeString(
            directory.resolve("muttrc"),
            """
            set sendmail="/bin/true"
            set copy=yes
            set record="%s"
            set mbox_type=mbox
            set from="kim@example.test"
            set realname="Kim Müller"
            set charset="utf-8"
            set send_charset="us-ascii:iso-8859-1:utf-8"
            """
                .formatted(sent));
    String body = "Die Spülmaschine läuft aus.\n\nFrom the door, since Monday.\n";

    run(
        body,
        "mutt",
        "-n",
        "-F",
        settings.toString(),
        "-s",
        "Läuft aus",
        "-a",
        photo.toString(),
        "--",
        "help@example.test");
    run(
        "It still leaks.\n",
        "mutt",
        "-n",
        "-F",
        settings.toString(),
        "-s",
        "Again",
        "help@example.test");

    List<Message> messages = read(sent);
    assertThat(messages).hasSize(2);
    assertThat(messages.get(0))
        .returns(body.strip(), Message::getText)
        .returns("Läuft aus", Message::getSubject)
        .returns("kim@example.test", Message::getAuthor)
        .returns("email", Message::getChannel);
    assertThat(messages.get(0).getCreatedAt()).isBefore(Instant.now().plusSeconds(60));
    assertThat(messages.get(0).getAttributes()).isEqualTo(Map.of("attachments", "photo.txt"));
    assertThat(messages.get(1).getText()).isEqualTo("It still leaks.");
  }

  @Test
  void shouldReadTheWorkbookOfXlsxWriter() throws Exception {
    Path file = directory.resolve("tickets.xlsx");

    run("", "/usr/bin/python3", SCRIPTS.resolve("workbook.py").toString(), file.toString());

    assertThat(read(file))
        .containsExactly(
            ticket(
                "4711",
                "The machine leaks.\nPlease send somebody – today.",
                "2025-02-03T09:12:00Z",
                "19.99"),
            ticket("4712", "Wo bleibt mein Geld? 🙂", "2025-02-03T09:13:00Z", "39.98"));
  }

  private static Message ticket(String id, String text, String createdAt, String amount) {
    return Message.newBuilder()
        .setId(id)
        .setText(text)
        .setCreatedAt(Instant.parse(createdAt))
        .setAttributes(Map.of("Amount", amount))
        .build();
  }

  private static List<Message> read(Path file) throws Exception {
    List<Message> messages = new ArrayList<>();
    try (RowReader rows = RowFiles.open(file, FileOptions.NONE)) {
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        ObjectNode values = row.get().values();
        RecordMapping.PLAIN.map(values).map(MappedMessage::message).ifPresent(messages::add);
      }
    }
    return messages;
  }

  private void run(String input, String... command) throws Exception {
    Path in = Files.writeString(directory.resolve("input"), input);
    Path output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("HOME", directory.toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(command[0] + " has ended").isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
