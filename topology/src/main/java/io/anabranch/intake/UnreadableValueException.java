package io.anabranch.intake;

/** A value is not in the format of its topic. Says why, and does not quote it. */
final class UnreadableValueException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableValueException(String reason) {
    super(reason);
  }

  UnreadableValueException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
