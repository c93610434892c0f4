package io.anabranch.cli.produce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.anabranch.files.RowFiles;
import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.UnreadableFileException;
import io.anabranch.mapping.MappingKeys;
import io.anabranch.mapping.RecordMapping;
import io.anabranch.mapping.preset.Presets;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files as people have them, from the bytes to the message. */
class PeoplesFilesTest {

  private static final String TWEETS =
      """
      tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id
      11,HarborNet,False,Fri Nov 03 20:01:10 +0000 2017,@55 Sorry to hear that. ^MB,12,13
      13,55,True,Fri Nov 03 19:58:02 +0000 2017,@HarborNet no signal &amp; no answer since 5pm!,11,
      """;

  @TempDir private Path directory;
  private final List<String> notes = new ArrayList<>();

  @Test
  void shouldKnowWhoWroteATweetAndWhen() throws Exception {
    List<Message> messages = read(preset("tweets"), write("tweets.csv", TWEETS));

    assertThat(messages)
        .extracting(Message::getAuthor, Message::getAuthorRole, Message::getCreatedAt)
        .containsExactly(
            tuple("HarborNet", AuthorRole.AGENT, Instant.parse("2017-11-03T20:01:10Z")),
            tuple("55", AuthorRole.CUSTOMER, Instant.parse("2017-11-03T19:58:02Z")));
  }

  @Test
  void shouldUnpack() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(TWEETS.getBytes(UTF_8));
    }
    Path file = Files.write(directory.resolve("tweets.csv.gz"), packed.toByteArray());

    assertThat(texts(RecordMapping.PLAIN, file))
        .containsExactly(
            "@55 Sorry to hear that. ^MB", "@HarborNet no signal &amp; no answer since 5pm!");
  }

  @Test
  void shouldKeepWhatIsNestedInATicket() throws Exception {
    Path file =
        write(
            "tickets.jsonl",
            "{\"id\":7,\"via\":{\"channel\":\"web\",\"source\":{\"rel\":null}},"
                + "\"created_at\":\"2025-02-03T09:12:00Z\",\"description\":\"The tap drips.\","
                + "\"tags\":[\"tap\"],\"custom_fields\":[{\"id\":1,\"value\":\"x\"}]}\n");

    Message plain = read(RecordMapping.PLAIN, file).get(0);

    assertThat(plain.getText()).isEqualTo("The tap drips.");
    assertThat(plain.getId()).isEqualTo("7");
    assertThat(plain.getCreatedAt()).isEqualTo("2025-02-03T09:12:00Z");
    assertThat(plain.getAttributes())
        .containsOnly(
            Map.entry("via.channel", "web"),
            Map.entry("tags", "[\"tap\"]"),
            Map.entry("custom_fields", "[{\"id\":1,\"value\":\"x\"}]"));
    assertThat(notes).anySatisfy(note -> assertThat(note).contains("'description'"));
    assertThat(read(preset("zendesk"), file).get(0).getChannel()).isEqualTo("web");
  }

  @Test
  void shouldFindDelimitersAndMarksOfTheirOrder() throws Exception {
    Path semicolons = write("export.csv", "\uFEFFtext;channel\nIt drips, a lot;email\n");
    Path tabs = write("export.tsv", "id\ttext\n1\tIt drips.\n");

    assertThat(read(RecordMapping.PLAIN, semicolons))
        .containsExactly(
            Message.newBuilder().setText("It drips, a lot").setChannel("email").build());
    assertThat(read(RecordMapping.PLAIN, tabs))
        .containsExactly(Message.newBuilder().setText("It drips.").setId("1").build());
  }

  @Test
  void shouldSayWhichEncodingItHasFound() throws Exception {
    String text = "text\nDie Spülmaschine läuft aus und niemand ruft zurück – seit Tagen.\n";
    Path file =
        Files.write(
            directory.resolve("export.csv"), text.getBytes(Charset.forName("windows-1252")));

    assertThat(texts(RecordMapping.PLAIN, file))
        .containsExactly("Die Spülmaschine läuft aus und niemand ruft zurück – seit Tagen.");
    assertThat(notes).anySatisfy(note -> assertThat(note).containsIgnoringCase("windows-1252"));
  }

  @Test
  void shouldLeaveOutAColumnWithoutAName() throws Exception {
    Path file = write("frame.csv", ",text,plan\n0,It drips.,gold\n1,It leaks.,basic\n");

    assertThat(read(RecordMapping.PLAIN, file))
        .extracting(Message::getAttributes)
        .containsExactly(Map.of("plan", "gold"), Map.of("plan", "basic"));
  }

  @Test
  void shouldReadAMailAndNotItsHeaders() throws Exception {
    Path file =
        write(
            "inbox.mbox",
            """
            From kim@example.test Mon Feb  3 10:12:00 2025
            From: Kim <kim@example.test>
            Subject: =?UTF-8?Q?L=C3=A4uft_aus?=
            Message-ID: <1@example.test>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Die Maschine l=C3=A4uft aus.
            >From the door.

            """);

    assertThat(read(RecordMapping.PLAIN, file))
        .singleElement()
        .returns("Die Maschine läuft aus.\nFrom the door.", Message::getText)
        .returns("Läuft aus", Message::getSubject)
        .returns("kim@example.test", Message::getAuthor);
  }

  @Test
  void shouldKnowTheUnitOfATime() throws Exception {
    Path file =
        write(
            "chats.jsonl",
            """
            {"text":"a","createdAt":1613415151}
            {"text":"a","createdAt":1613415151000}
            {"text":"a","createdAt":1613415151000000}
            {"text":"a","createdAt":"2021-02-15T19:52:31+01:00"}
            """);

    assertThat(read(RecordMapping.PLAIN, file))
        .extracting(Message::getCreatedAt)
        .containsOnly(Instant.parse("2021-02-15T18:52:31Z"));
  }

  @Test
  void shouldReadPagesOfAnExport() throws Exception {
    Path file =
        write(
            "page.json",
            """
            {"tickets": [
               {"id": 1, "description": "The tap drips."},
               {"id": 2, "description": "The door squeaks."}],
             "next_page": null, "count": 2}
            """);

    assertThat(texts(RecordMapping.PLAIN, file))
        .containsExactly("The tap drips.", "The door squeaks.");
    assertThat(notes).anySatisfy(note -> assertThat(note).contains("'tickets'"));
  }

  @Test
  void shouldNameAWorkbookOfTheOldFormat() throws Exception {
    Path file =
        Files.write(
            directory.resolve("old.xls"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});

    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> read(RecordMapping.PLAIN, file))
        .withMessageContaining("old.xls")
        .withMessageContaining(".xlsx");
  }

  @Test
  void shouldNameTheLineOfWhatIsNoMessage() throws Exception {
    Path file = write("chats.jsonl", "{\"text\":\"a\"}\n{\"note\":\"It drips.\"}\n");

    assertThatExceptionOfType(BadRowException.class)
        .isThrownBy(() -> read(RecordMapping.PLAIN, file))
        .withMessageContaining("chats.jsonl:2: no text")
        .withMessageContaining("--text-field")
        .withMessageContaining("note")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("drips"));
  }

  private static RecordMapping preset(String name) {
    return MappingKeys.read("", Presets.keys(name), Map.of());
  }

  private List<String> texts(RecordMapping mapping, Path file) throws Exception {
    return read(mapping, file).stream().map(Message::getText).toList();
  }

  private List<Message> read(RecordMapping mapping, Path file) throws Exception {
    List<Message> messages = new ArrayList<>();
    try (MessageReader reader =
        new MessageReader(RowFiles.open(file, FileOptions.NONE), mapping, notes::add)) {
      for (Optional<MessageReader.PlacedMessage> next = reader.next();
          next.isPresent();
          next = reader.next()) {
        messages.add(next.get().message().message());
      }
    }
    return messages;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
