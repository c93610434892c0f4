package io.anabranch.files.row;

/** A file that cannot be read, or not beyond some place. Says what to do about it. */
public final class UnreadableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableFileException(String place, String reason) {
    super(place + ": " + reason);
  }

  public UnreadableFileException(String place, String reason, Throwable cause) {
    super(place + ": " + reason, cause);
  }
}
