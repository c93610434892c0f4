package io.anabranch.devbroker;

/** A server is not installed, or does not start. The message says what to do. */
public final class DevBrokerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DevBrokerException(String message) {
    super(message);
  }

  DevBrokerException(String message, Exception cause) {
    super(message, cause);
  }
}
