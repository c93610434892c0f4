package io.anabranch.files.source;

import io.anabranch.files.row.UnreadableFileException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text whose encoding is found out, or told. What is not in that encoding is an error. */
public final class EncodedText implements Closeable {

  private static final int SAMPLE_BYTES = 1 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final StrictReader strict;
  private final BufferedReader reader;
  private final List<String> notes;
  private long line;

  private EncodedText(StrictReader strict, List<String> notes) {
    this.strict = strict;
    this.reader = new BufferedReader(strict);
    this.notes = notes;
  }

  /**
   * Looks at the beginning of a text, and begins to read.
   *
   * @param name for errors
   * @param told its encoding, if that is known
   * @throws UnreadableFileException if it is not text
   */
  public static EncodedText open(String name, InputStream in, Optional<Charset> told)
      throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in, SAMPLE_BYTES);
    bytes.mark(SAMPLE_BYTES);
    byte[] sample = bytes.readNBytes(SAMPLE_BYTES);
    bytes.reset();
    TextEncoding encoding =
        told.map(charset -> new TextEncoding(charset, markBytes(charset, sample)))
            .or(() -> TextEncoding.of(sample, sample.length < SAMPLE_BYTES))
            .orElseThrow(
                () ->
                    new UnreadableFileException(
                        name, "not text; --format says what it is, if it can be read"));
    bytes.skipNBytes(encoding.markBytes());
    boolean isSaid = told.isEmpty() && !encoding.charset().equals(StandardCharsets.UTF_8);
    return new EncodedText(
        strict(name, bytes, encoding.charset()),
        isSaid
            ? List.of(
                "%s: read as %s; --encoding says otherwise"
                    .formatted(name, encoding.charset().name()))
            : List.of());
  }

  /** Text that somebody is still writing, in UTF-8 if nothing else is told. */
  public static EncodedText live(String name, InputStream in, Optional<Charset> told) {
    return new EncodedText(strict(name, in, told.orElse(StandardCharsets.UTF_8)), List.of());
  }

  private static int markBytes(Charset charset, byte[] sample) {
    return TextEncoding.marked(sample)
        .filter(marked -> marked.charset().equals(charset))
        .map(TextEncoding::markBytes)
        .orElse(0);
  }

  private static StrictReader strict(String name, InputStream in, Charset charset) {
    return new StrictReader(
        name,
        charset,
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  /** The next line; null at the end. A byte order mark is no part of the first. */
  public @Nullable String readLine() throws IOException {
    String text = reader.readLine();
    if (text == null) {
      return null;
    }
    line++;
    return line == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /** Number of the line that was read last, from 1. */
  public long line() {
    return line;
  }

  /** All of it, for a parser; throws {@link UnreadableFileException} too. */
  public Reader reader() {
    return reader;
  }

  /** What was found out, if it was not to be expected. */
  public List<String> notes() {
    return notes;
  }

  @Override
  public void close() throws IOException {
    strict.close();
  }
}
