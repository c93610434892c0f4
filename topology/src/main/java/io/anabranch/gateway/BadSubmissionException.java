package io.anabranch.gateway;

/** What a caller has sent is no message. The message of this says why, in the caller's words. */
public final class BadSubmissionException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  BadSubmissionException(int status, String reason) {
    super(reason);
    this.status = status;
  }

  BadSubmissionException(int status, String reason, Exception cause) {
    super(reason, cause);
    this.status = status;
  }

  /** As an answer. */
  public Answer.Refused answer() {
    return Answer.Refused.mistake(status, String.valueOf(getMessage()));
  }
}
