package io.anabranch.files.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read. */
public final class CountedInput extends FilterInputStream {

  private long count;

  public CountedInput(InputStream in) {
    super(in);
  }

  /** Bytes so far. */
  public long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    count += read < 0 ? 0 : 1;
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    count += Math.max(0, read);
    return read;
  }
}
