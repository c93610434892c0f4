package io.anabranch.cli.produce;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads messages one after the other. */
public interface InputReader extends Closeable {

  /**
   * The next message; empty at the end.
   *
   * @throws BadLineException if what comes next is no message; the next call goes on after it
   */
  Optional<InputMessage> next() throws IOException, BadLineException;
}
