package io.anabranch.devcluster;

/** The dev cluster could not start or stop; the message says why and what to do about it. */
public final class DevClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DevClusterException(String message) {
    super(message);
  }

  DevClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
