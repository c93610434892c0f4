package io.anabranch.files.source;

import io.anabranch.files.row.UnreadableFileException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Says at which line a text is not in its encoding, as far as lines have been handed on. */
final class StrictReader extends FilterReader {

  private final String name;
  private final Charset charset;
  private long line = 1;

  /**
   * @param name for errors
   * @param in reports what it cannot decode
   */
  StrictReader(String name, Charset charset, Reader in) {
    super(in);
    this.name = name;
    this.charset = charset;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] chars, int offset, int length) throws IOException {
    try {
      int count = in.read(chars, offset, length);
      for (int i = offset; i < offset + count; i++) {
        line += chars[i] == '\n' ? 1 : 0;
      }
      return count;
    } catch (CharacterCodingException e) {
      throw new UnreadableFileException(
          name + ":" + line,
          "from here on it is not %s; --encoding says what it is".formatted(charset.name()),
          e);
    }
  }
}
