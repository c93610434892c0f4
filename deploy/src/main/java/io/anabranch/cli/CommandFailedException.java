package io.anabranch.cli;

import org.jspecify.annotations.Nullable;

/** A failure that its message explains in one line, with what to do about it. */
final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandFailedException(String message) {
    super(message);
  }

  CommandFailedException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
