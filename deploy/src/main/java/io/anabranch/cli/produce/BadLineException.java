package io.anabranch.cli.produce;

import org.jspecify.annotations.Nullable;

/** Input that is no message. Says where it is and what is wrong, and does not quote it. */
public final class BadLineException extends Exception {

  private static final long serialVersionUID = 1L;

  BadLineException(String input, long line, @Nullable String reason) {
    super(input + ":" + line + ": " + reason);
  }
}
