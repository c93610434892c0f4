package io.anabranch.files.row;

/** Part of a file that is no row. Says where it is and what is wrong, and does not quote it. */
public final class BadRowException extends Exception {

  private static final long serialVersionUID = 1L;

  public BadRowException(String place, String reason) {
    super(place + ": " + reason);
  }
}
