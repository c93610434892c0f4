package io.anabranch.gateway.nats;

import io.anabranch.gateway.Answer;

/** A header of a request says what it must not. */
final class BadHeaderException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Names the header, never its value.
   *
   * @param allowed what it may say
   */
  BadHeaderException(String header, String allowed) {
    super("header " + header + ": allowed " + allowed);
  }

  Answer.Refused answer() {
    return Answer.Refused.mistake(400, String.valueOf(getMessage()));
  }
}
