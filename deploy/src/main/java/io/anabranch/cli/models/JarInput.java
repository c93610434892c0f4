package io.anabranch.cli.models;

import io.anabranch.cli.context.CommandFailedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Reads a jar: counts and digests its bytes, and tells what is wrong with where they come from. */
final class JarInput extends FilterInputStream {

  private final String source;
  private final long expected;
  private final LongConsumer progress;
  private final MessageDigest digest;
  private long count;

  /**
   * @param source as errors name it
   * @param expected number of bytes; more are an error
   * @param progress told how many are read
   */
  JarInput(InputStream in, String source, long expected, LongConsumer progress) {
    super(in);
    this.source = source;
    this.expected = expected;
    this.progress = progress;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  String source() {
    return source;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * {@inheritDoc}
   *
   * @throws InterruptedIOException if the thread is interrupted
   * @throws CommandFailedException if nothing can be read any more, or there is too much
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws InterruptedIOException {
    int read;
    try {
      read = super.read(bytes, offset, length);
    } catch (IOException e) {
      if (Thread.interrupted() || e.getCause() instanceof InterruptedException) {
        throw new InterruptedIOException();
      }
      throw new CommandFailedException(
          "cannot read all of %s: %s. Nothing was changed; try again"
              .formatted(source, e.getMessage()),
          e);
    }
    if (Thread.interrupted()) {
      throw new InterruptedIOException();
    }
    if (read > 0) {
      digest.update(bytes, offset, read);
      count += read;
      progress.accept(count);
      if (count > expected) {
        throw new CommandFailedException(
            "%s is not the jar that is expected: it has more than %d bytes. Nothing was changed"
                .formatted(source, expected));
      }
    }
    return read;
  }

  /** Reads what is behind the last entry. */
  void readToEnd() throws InterruptedIOException {
    byte[] buffer = new byte[8192];
    while (read(buffer, 0, buffer.length) >= 0) {
      // Only digested.
    }
  }

  /** SHA-256 of all that was read, as 64 hexadecimal digits. */
  String sha256() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of the JDK can be cloned", e);
    }
  }
}
