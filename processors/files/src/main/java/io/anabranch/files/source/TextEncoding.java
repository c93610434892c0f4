package io.anabranch.files.source;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * How a text is encoded, by its beginning: by a byte order mark; as UTF-16 if every other byte is
 * zero, which would be valid UTF-8 too; as UTF-8 if it is valid; and otherwise by the frequencies
 * of letters.
 *
 * @param markBytes length of the byte order mark
 */
record TextEncoding(Charset charset, int markBytes) {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** What cannot be, once these are ruled out, and what needs no such guess. */
  private static final Set<String> RULED_OUT = Set.of("UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE");

  /** A text whose every fifth unit or more has a zero byte on one side is UTF-16. */
  private static final int UNITS_A_ZERO = 5;

  private static final int LETTERS_BYTES = 1 << 16;

  /**
   * Finds it.
   *
   * @param isWhole whether nothing comes after the sample
   * @return empty if it is no text
   */
  static Optional<TextEncoding> of(byte[] sample, boolean isWhole) {
    Optional<TextEncoding> marked = marked(sample);
    if (marked.isPresent()) {
      return marked;
    }
    int zerosFirst = zeros(sample, 0);
    int zerosSecond = zeros(sample, 1);
    if (zerosFirst + zerosSecond > 0) {
      return utf16(sample.length / 2, zerosFirst, zerosSecond);
    }
    return Optional.of(
        new TextEncoding(isUtf8(sample, isWhole) ? StandardCharsets.UTF_8 : byLetters(sample), 0));
  }

  /** By a byte order mark, if there is one. */
  static Optional<TextEncoding> marked(byte[] start) {
    if (startsWith(start, 0xef, 0xbb, 0xbf)) {
      return Optional.of(new TextEncoding(StandardCharsets.UTF_8, 3));
    }
    if (startsWith(start, 0xff, 0xfe)) {
      return Optional.of(new TextEncoding(StandardCharsets.UTF_16LE, 2));
    }
    return startsWith(start, 0xfe, 0xff)
        ? Optional.of(new TextEncoding(StandardCharsets.UTF_16BE, 2))
        : Optional.empty();
  }

  private static Optional<TextEncoding> utf16(int units, int zerosFirst, int zerosSecond) {
    if (zerosSecond > units / UNITS_A_ZERO && zerosFirst <= zerosSecond / UNITS_A_ZERO) {
      return Optional.of(new TextEncoding(StandardCharsets.UTF_16LE, 0));
    }
    return zerosFirst > units / UNITS_A_ZERO && zerosSecond <= zerosFirst / UNITS_A_ZERO
        ? Optional.of(new TextEncoding(StandardCharsets.UTF_16BE, 0))
        : Optional.empty();
  }

  private static int zeros(byte[] bytes, int from) {
    int zeros = 0;
    for (int i = from; i < bytes.length; i += 2) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  private static boolean isUtf8(byte[] bytes, boolean isWhole) {
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), isWhole);
    return !result.isError();
  }

  private static Charset byLetters(byte[] bytes) {
    int first = 0;
    while (bytes[first] >= 0) {
      first++;
    }
    int from = Math.max(0, first - LETTERS_BYTES / 2);
    CharsetDetector detector = new CharsetDetector();
    detector.setText(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + LETTERS_BYTES)));
    for (CharsetMatch match : detector.detectAll()) {
      if (!RULED_OUT.contains(match.getName()) && Charset.isSupported(match.getName())) {
        Charset found = Charset.forName(match.getName());
        return found.equals(StandardCharsets.ISO_8859_1) ? WINDOWS_1252 : found;
      }
    }
    return WINDOWS_1252;
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
