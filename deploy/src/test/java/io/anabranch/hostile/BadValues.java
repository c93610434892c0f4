package io.anabranch.hostile;

import static io.anabranch.hostile.AvroBytes.ascii;
import static io.anabranch.hostile.AvroBytes.join;
import static io.anabranch.hostile.AvroBytes.messageOf;
import static io.anabranch.hostile.AvroBytes.number;
import static io.anabranch.hostile.HostileCatalogue.MARKER;
import static io.anabranch.hostile.HostileInput.ofAvro;
import static io.anabranch.hostile.HostileInput.ofBytes;
import static io.anabranch.hostile.Repeat.once;

import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Record values that are no message: undecodable, each in its own way. */
final class BadValues {

  private static final byte[] GOOD =
      AvroBytes.of(
          Message.newBuilder().setText(MARKER + " is my order").setChannel("chat").build());

  private BadValues() {}

  static List<HostileInput> inputs() {
    return Stream.of(raw(), damaged(), otherSchemas())
        .flatMap(List::stream)
        .map(input -> input.fails(ErrorCause.UNDECODABLE, "content"))
        .toList();
  }

  /** Not in the wire format, or with an id that no registry has. */
  private static List<HostileInput> raw() {
    return List.of(
        ofBytes("bytes-none", "a value without bytes", once("")),
        ofBytes("bytes-zero", "the first byte of the wire format and nothing else", once("00")),
        ofBytes("bytes-header-cut", "a header without its last byte", once("00000000")),
        ofBytes("bytes-zeros", "zeros", new Repeat("00", 1_000)),
        ofBytes("bytes-ones", "ones", new Repeat("ff", 1_000)),
        ofBytes("bytes-text", "plain text", hex(ascii(MARKER + ", where is my order?"))),
        ofBytes("bytes-json", "JSON", hex(ascii("{\"text\": \"" + MARKER + " is late\"}"))),
        ofBytes("bytes-utf16", "plain text in UTF-16", hex(utf16(MARKER))),
        ofBytes("bytes-magic", "wrong magic byte", once("01"), once("00000001"), hex(GOOD)),
        ofBytes("bytes-gzip", "the start of a gzip file", once("1f8b0800000000000003"), hex(GOOD)),
        ofBytes("bytes-container", "an Avro file", hex(ascii("Obj\u0001")), hex(GOOD)),
        ofBytes(
            "bytes-single-object",
            "single-object encoding",
            once("c3010102030405060708"),
            hex(GOOD)),
        ofBytes("bytes-java", "a serialized Java object", once("aced00057400"), hex(ascii(MARKER))),
        ofBytes("bytes-id-zero", "schema id 0", once("0000000000"), hex(GOOD)),
        ofBytes("bytes-id-unknown", "a schema id that nobody gave", once("0005f5e0ff"), hex(GOOD)),
        ofBytes("bytes-id-largest", "the largest schema id", once("007fffffff"), hex(GOOD)),
        ofBytes("bytes-id-negative", "a negative schema id", once("00ffffffff"), hex(GOOD)),
        ofBytes("bytes-1mb", "1 MB that is nothing", new Repeat("a5", 1_000_000)),
        ofBytes("random-bytes-10", "random bytes", hex(random(10))),
        ofBytes("random-bytes-100", "random bytes", hex(random(100))),
        ofBytes("random-bytes-1000", "random bytes", hex(random(1_000))),
        ofBytes("random-bytes-4000", "random bytes", hex(random(4_000))));
  }

  /** With the right schema, and bytes that do not follow it. */
  private static List<HostileInput> damaged() {
    byte[] marker = ascii(MARKER);
    return List.of(
        ofMessage("avro-nothing", "no byte after the header", new byte[0]),
        ofMessage("avro-cut-half", "cut in the middle", Arrays.copyOf(GOOD, GOOD.length / 2)),
        ofMessage("avro-cut-last", "without the last byte", Arrays.copyOf(GOOD, GOOD.length - 1)),
        ofMessage("avro-more", "a byte too many", join(GOOD, new byte[1])),
        ofMessage("avro-twice", "two messages in one record", join(GOOD, GOOD)),
        ofMessage("avro-random", "random bytes", random(200)),
        ofMessage("avro-ones", "a number without end", filled(20, 0xFF)),
        ofMessage("avro-text-negative", "a text of length -1", join(number(-1), marker)),
        ofMessage("avro-text-2gb", "a text of 2 GiB, said to be", join(number(1L << 31), marker)),
        ofMessage("avro-text-huge", "a text of 2^62 bytes", join(number(1L << 62), marker)),
        ofMessage(
            "avro-union-unknown",
            "a branch that the union has not",
            join(number(marker.length), marker, number(7), new byte[9])),
        ofMessage(
            "avro-map-huge",
            "attributes that cannot be there",
            join(number(marker.length), marker, new byte[9], number(1L << 40))),
        ofMessage(
            "avro-enum-unknown",
            "a role that the enum has not",
            join(number(marker.length), marker, new byte[7], number(1), number(99), new byte[2])));
  }

  /** Whole Avro records, but no messages. */
  private static List<HostileInput> otherSchemas() {
    byte[] text = join(number(MARKER.length()), ascii(MARKER));
    Source source = new Source("support.messages", 0, 0L, Instant.EPOCH);
    return List.of(
        ofAvro("type-source", "another of our types", "Source", AvroBytes.of(source)),
        ofAvro(
            "type-model",
            "another of our types",
            "ModelInfo",
            AvroBytes.of(new ModelInfo(MARKER, "1"))),
        ofAvro("type-string", "a string", "\"string\"", text),
        ofAvro("type-null", "nothing", "\"null\"", new byte[0]),
        ofAvro("type-array", "an array", "{\"type\":\"array\",\"items\":\"string\"}", new byte[1]),
        ofAvro(
            "type-foreign", "somebody else's type", record("org.example", "Note", "string"), text),
        ofAvro("type-java", "a class of the JDK", record("java.lang", "Thread", "string"), text),
        ofAvro(
            "type-same-name",
            "our name, other fields",
            record("io.anabranch.schema", "Message", "int"),
            number(42)),
        ofAvro(
            "type-array-of-nulls",
            "a few bytes for 2^40 items",
            "{\"type\":\"record\",\"name\":\"Message\",\"namespace\":\"io.anabranch.schema\",\"fields\":"
                + "[{\"name\":\"text\",\"type\":\"string\"},{\"name\":\"more\",\"type\":"
                + "{\"type\":\"array\",\"items\":\"null\"}}]}",
            join(text, number(1L << 40), number(0))));
  }

  /** JSON of a record with one field, named text. */
  static String record(String namespace, String name, String type) {
    return "{\"type\":\"record\",\"name\":\"%s\",\"namespace\":\"%s\",\"fields\":[{\"name\":\"text\",\"type\":\"%s\"}]}"
        .formatted(name, namespace, type);
  }

  static HostileInput ofMessage(String id, String what, byte[] body) {
    return ofAvro(id, what, "Message", body);
  }

  private static Repeat hex(byte[] bytes) {
    return once(HexFormat.of().formatHex(bytes));
  }

  private static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16);
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /** Bytes that do not begin as the wire format does. */
  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    bytes[0] |= 1;
    return bytes;
  }

  /** Used by inputs whose text is not UTF-8, which are messages nevertheless. */
  static HostileInput ofTextBytes(String id, String what, byte[] text) {
    return ofMessage(id, what, messageOf(text));
  }
}
