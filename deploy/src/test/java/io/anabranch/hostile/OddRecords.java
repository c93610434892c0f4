package io.anabranch.hostile;

import static io.anabranch.hostile.AvroBytes.ascii;
import static io.anabranch.hostile.AvroBytes.join;
import static io.anabranch.hostile.AvroBytes.number;
import static io.anabranch.hostile.BadValues.ofTextBytes;
import static io.anabranch.hostile.HostileCatalogue.MARKER;
import static io.anabranch.hostile.HostileInput.ofAvro;
import static io.anabranch.hostile.HostileInput.ofText;
import static io.anabranch.hostile.Repeat.once;

import io.anabranch.hostile.HostileInput.Header;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Messages that are right, in records that are odd: all are enriched. */
final class OddRecords {

  private static final long DAY = 86_400_000;

  private OddRecords() {}

  static List<HostileInput> inputs() {
    return Stream.of(texts(), evolved(), keys(), headers(), timestamps(), fields())
        .flatMap(List::stream)
        .toList();
  }

  /** Texts that are not UTF-8: Avro reads U+FFFD where they are damaged. */
  private static List<HostileInput> texts() {
    return List.of(
        ofTextBytes("utf8-latin1", "a text in Latin-1", bytes("caf", 0xE9, " order")),
        ofTextBytes(
            "utf8-surrogate", "half a pair in three bytes", bytes("order ", 0xED, 0xA0, 0xBD)),
        ofTextBytes(
            "utf8-cesu",
            "an emoji in six bytes",
            bytes("order ", 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, " late")),
        ofTextBytes("utf8-overlong", "a slash in two bytes", bytes("a", 0xC0, 0xAF, "b")),
        ofTextBytes("utf8-continuation", "a byte that continues nothing", bytes("a", 0x80, "b")),
        ofTextBytes("utf8-cut", "cut in the middle of an emoji", bytes("late ", 0xF0, 0x9F, 0x98)),
        ofTextBytes("utf8-beyond", "above U+10FFFF", bytes("a", 0xF4, 0x90, 0x80, 0x80, "b")),
        ofTextBytes("utf8-never", "bytes that UTF-8 has not", bytes("a", 0xFE, 0xFF, "b")),
        ofTextBytes("utf8-utf16", "a text in UTF-16", bytes("", 0, "l", 0, "a", 0, "t", 0, "e")));
  }

  /** Schemas of other versions, as clients have that are older or newer than we are. */
  private static List<HostileInput> evolved() {
    byte[] text = join(number(5), ascii("order"));
    return List.of(
        ofAvro(
            "schema-older",
            "without the fields that have a default",
            BadValues.record("io.anabranch.schema", "Message", "string"),
            text),
        ofAvro(
            "schema-bytes",
            "the text as bytes, which Avro promotes",
            BadValues.record("io.anabranch.schema", "Message", "bytes"),
            text),
        ofAvro(
            "schema-newer",
            "with a field that we do not know",
            "{\"type\":\"record\",\"name\":\"Message\",\"namespace\":\"io.anabranch.schema\",\"fields\":"
                + "[{\"name\":\"text\",\"type\":\"string\"},"
                + "{\"name\":\"mood\",\"type\":\"double\",\"default\":0}]}",
            join(text, new byte[8])),
        ofAvro(
            "schema-newer-role",
            "with a role that we do not know",
            "{\"type\":\"record\",\"name\":\"Message\",\"namespace\":\"io.anabranch.schema\",\"fields\":"
                + "[{\"name\":\"text\",\"type\":\"string\"},{\"name\":\"authorRole\",\"type\":"
                + "{\"type\":\"enum\",\"name\":\"AuthorRole\",\"symbols\":[\"ROBOT\",\"CUSTOMER\"]}}]}",
            join(text, number(0))));
  }

  private static List<HostileInput> keys() {
    return List.of(
        order("key-null", "no key").withoutKey(),
        order("key-empty", "a key without bytes").withKey(),
        order("key-10kb", "a key of 10 kB").withKey(new Repeat("6b", 10_000)),
        order("key-zeros", "a key of zeros").withKey(new Repeat("00", 16)),
        order("key-no-text", "a key that is not UTF-8").withKey(once("fffe80c0f5")),
        order("key-wire-format", "a key in the wire format").withKey(once("00000000010678797a")),
        order("key-100kb", "a key of 100 kB").withKey(new Repeat("6b", 100_000)));
  }

  private static List<HostileInput> headers() {
    Repeat value = once("76616c7565");
    return List.of(
        order("headers-500kb", "one header of 500 kB")
            .withHeaders(new Header(List.of(once("trace")), List.of(new Repeat("41", 500_000)), 1)),
        order("headers-5000", "5,000 headers of one name")
            .withHeaders(new Header(List.of(once("trace")), List.of(value), 5_000)),
        order("headers-long-name", "a name of 30,000 characters")
            .withHeaders(new Header(List.of(new Repeat("n", 30_000)), List.of(value), 1)),
        order("headers-no-name", "a name without characters")
            .withHeaders(new Header(List.of(once("")), List.of(value), 1)),
        order("headers-no-value", "no value, and a value without bytes")
            .withHeaders(
                new Header(List.of(once("none")), null, 1),
                new Header(List.of(once("empty")), List.of(), 1)),
        order("headers-unicode", "a name of odd characters")
            .withHeaders(new Header(List.of(once("\u0000\u202E😀")), List.of(once("00ff")), 1)),
        order("headers-ours", "names that the pipeline itself uses")
            .withHeaders(
                ours("anabranch.id", "666f72676564"),
                ours("anabranch.status", "5041525449414c"),
                ours("anabranch.revision", "393939"),
                ours("anabranch.retry.source", "782f302f302f30"),
                ours("anabranch.retry.attempts", "393939"),
                ours("__streams.errors.topic", "78")));
  }

  private static List<HostileInput> timestamps() {
    return List.of(
        order("time-0", "1970").at(0),
        order("time-1", "the first millisecond of 1970").at(1),
        order("time-old", "30 years after").at(10_957 * DAY),
        order("time-2100", "the year 2100").at(47_482 * DAY),
        order("time-9999", "the year 9999").at(253_402_300_799_999L),
        order("time-largest", "the largest timestamp").at(Long.MAX_VALUE));
  }

  private static List<HostileInput> fields() {
    String createdAt = Instant.ofEpochMilli(Long.MAX_VALUE).toString();
    return List.of(
        order("field-subject", "a subject of 500 kB")
            .with(Map.of("subject", List.of(new Repeat(MARKER + " ", 35_700)))),
        order("field-author", "an author of odd characters")
            .with(Map.of("author", List.of(once("\u0000\u202E\uD83D 😀")))),
        order("field-empty", "fields without characters")
            .with(Map.of("id", List.of(), "language", List.of(), "tenant", List.of())),
        order("field-language", "a language that is none")
            .with(Map.of("language", List.of(once("??")))),
        order("field-attribute", "an attribute of 500 kB")
            .with(Map.of("attributes.note", List.of(new Repeat("x", 500_000)))),
        order("field-attribute-name", "a name of an attribute without characters")
            .with(Map.of("attributes.", List.of(once("x")))),
        order("field-created-far", "written in the far future")
            .with(Map.of("createdAt", List.of(once(createdAt)))),
        order("field-created-past", "written before Christ")
            .with(Map.of("createdAt", List.of(once("-0300-01-01T00:00:00Z")))));
  }

  private static HostileInput order(String id, String what) {
    return ofText(id, what, MARKER + ": my order has not arrived (" + id + ")");
  }

  private static Header ours(String name, String value) {
    return new Header(List.of(once(name)), List.of(once(value)), 1);
  }

  /** Texts in ASCII and numbers of bytes. */
  private static byte[] bytes(Object... parts) {
    byte[][] joined = new byte[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      joined[i] =
          parts[i] instanceof Integer number
              ? new byte[] {number.byteValue()}
              : ascii(parts[i].toString());
    }
    return join(joined);
  }
}
