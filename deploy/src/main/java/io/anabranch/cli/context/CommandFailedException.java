package io.anabranch.cli.context;

import org.jspecify.annotations.Nullable;

/** A failure that its message explains in one line, with what to do about it. */
public final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandFailedException(String message) {
    super(message);
  }

  public CommandFailedException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
