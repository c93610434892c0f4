package io.anabranch.hostile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.anabranch.schema.ErrorCause;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One input and its one right outcome; a line of the catalogue. What is absent is ordinary.
 *
 * @param id name of the input, also in the keys of the records that are sent for it
 * @param what it is
 * @param text of a message
 * @param bytes a whole record value, in hexadecimal
 * @param schema of {@code body}: the name of one of our types, or a schema in JSON
 * @param body Avro binary without the header, in hexadecimal
 * @param fields other fields of the message with {@code text}; {@code attributes.NAME} for those
 * @param key of the record, in hexadecimal; empty for a key without bytes
 * @param nullKey whether the record has no key
 * @param headers of the record
 * @param timestamp of the record, in milliseconds since the epoch
 * @param failed stages that fail, each with the cause; each writes a dead letter. The enriched
 *     record is complete in any case
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HostileInput(
    String id,
    String what,
    @Nullable List<Repeat> text,
    @Nullable List<Repeat> bytes,
    @Nullable String schema,
    @Nullable List<Repeat> body,
    @Nullable Map<String, List<Repeat>> fields,
    @Nullable List<Repeat> key,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean nullKey,
    @Nullable List<Header> headers,
    @Nullable Long timestamp,
    SortedMap<String, ErrorCause> failed) {

  /**
   * Headers of a record.
   *
   * @param value in hexadecimal; absent for a header without a value
   * @param times how many headers there are of that name
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Header(List<Repeat> name, @Nullable List<Repeat> value, int times) {}

  public HostileInput {
    Objects.requireNonNull(id);
    Objects.requireNonNull(what);
    if (Stream.of(text, bytes, body).filter(Objects::nonNull).count() != 1) {
      throw new IllegalArgumentException(
          "input '%s' has not exactly one of text, bytes and body".formatted(id));
    }
    if ((body == null) != (schema == null)) {
      throw new IllegalArgumentException(
          "input '%s' has only one of body and schema".formatted(id));
    }
    failed = failed == null ? new TreeMap<>() : failed;
  }

  static HostileInput ofText(String id, String what, Repeat... text) {
    return new HostileInput(
        id, what, List.of(text), null, null, null, null, null, false, null, null, new TreeMap<>());
  }

  static HostileInput ofText(String id, String what, String text) {
    return ofText(id, what, Repeat.once(text));
  }

  static HostileInput ofBytes(String id, String what, Repeat... bytes) {
    return new HostileInput(
        id, what, null, List.of(bytes), null, null, null, null, false, null, null, new TreeMap<>());
  }

  static HostileInput ofAvro(String id, String what, String schema, byte[] body) {
    return new HostileInput(
        id,
        what,
        null,
        null,
        schema,
        Repeat.once(body),
        null,
        null,
        false,
        null,
        null,
        new TreeMap<>());
  }

  HostileInput with(Map<String, List<Repeat>> fields) {
    return new HostileInput(
        id, what, text, bytes, schema, body, fields, key, nullKey, headers, timestamp, failed);
  }

  HostileInput withKey(Repeat... key) {
    return new HostileInput(
        id,
        what,
        text,
        bytes,
        schema,
        body,
        fields,
        List.of(key),
        false,
        headers,
        timestamp,
        failed);
  }

  HostileInput withoutKey() {
    return new HostileInput(
        id, what, text, bytes, schema, body, fields, null, true, headers, timestamp, failed);
  }

  HostileInput withHeaders(Header... headers) {
    return new HostileInput(
        id,
        what,
        text,
        bytes,
        schema,
        body,
        fields,
        key,
        nullKey,
        List.of(headers),
        timestamp,
        failed);
  }

  HostileInput at(long timestamp) {
    return new HostileInput(
        id, what, text, bytes, schema, body, fields, key, nullKey, headers, timestamp, failed);
  }

  /** This input, of which some stages say what is wrong; those that need them are skipped. */
  HostileInput fails(ErrorCause cause, String... stages) {
    SortedMap<String, ErrorCause> causes = new TreeMap<>();
    List.of(stages).forEach(stage -> causes.put(stage, cause));
    return new HostileInput(
        id, what, text, bytes, schema, body, fields, key, nullKey, headers, timestamp, causes);
  }
}
