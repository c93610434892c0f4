package io.anabranch.processor;

/**
 * Something that a processor depends on is broken; its documents are good and may succeed later.
 */
public final class UnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A message that names what is broken, and why. */
  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A message that names what is broken, and why. */
  public UnavailableException(String message) {
    super(message);
  }
}
