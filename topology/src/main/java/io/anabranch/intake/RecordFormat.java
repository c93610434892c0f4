package io.anabranch.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the values of a topic are written in. */
public enum RecordFormat {
  /** Avro or JSON with the id of a schema, or else a JSON object; anything else is refused. */
  DETECT,
  /** Avro with the id of its schema. */
  AVRO,
  /** A JSON object, with or without the id of a schema. */
  JSON,
  /** A text in UTF-8. */
  TEXT,
  /** A mail (RFC 5322 and MIME). */
  MAIL;

  /**
   * The format of a name, whatever its case.
   *
   * @throws IllegalArgumentException if there is none
   */
  static RecordFormat of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.toString().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "allowed are "
                        + Arrays.stream(values())
                            .map(RecordFormat::toString)
                            .collect(Collectors.joining(", "))));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
