package io.anabranch.cli.produce;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;

/**
 * Standard input that an interruption of the reading thread ends. A read of the terminal itself
 * cannot be interrupted: a thread of its own does it.
 */
final class InterruptibleInput {

  private static final int BUFFER_BYTES = 64 * 1024;

  private InterruptibleInput() {}

  /** The same bytes; a read throws {@link java.io.InterruptedIOException} when interrupted. */
  static InputStream of(InputStream in) throws IOException {
    PipedOutputStream pipe = new PipedOutputStream();
    PipedInputStream out = new PipedInputStream(pipe, BUFFER_BYTES);
    Thread copier = new Thread(() -> copy(in, pipe), "anabranch-standard-input");
    copier.setDaemon(true);
    copier.start();
    return out;
  }

  private static void copy(InputStream in, PipedOutputStream pipe) {
    try (pipe) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        pipe.write(buffer, 0, count);
        pipe.flush();
      }
    } catch (IOException e) {
      // Nobody reads any more, or the input is broken, which ends it.
    }
  }
}
