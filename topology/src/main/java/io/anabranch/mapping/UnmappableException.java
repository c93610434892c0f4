package io.anabranch.mapping;

/** A record of which no message can be made. Says why, and does not quote it. */
public final class UnmappableException extends Exception {

  private static final long serialVersionUID = 1L;

  UnmappableException(String reason) {
    super(reason);
  }

  UnmappableException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
