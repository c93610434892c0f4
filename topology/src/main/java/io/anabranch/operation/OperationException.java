package io.anabranch.operation;

import org.jspecify.annotations.Nullable;

/** An operation has failed. The message says to a user in one line why, and what to do about it. */
public class OperationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OperationException(String message) {
    super(message);
  }

  public OperationException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
