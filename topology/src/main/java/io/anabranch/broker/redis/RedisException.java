package io.anabranch.broker.redis;

/** A command was not carried out, or nobody knows whether it was. Says nothing that is secret. */
public final class RedisException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String code;

  private RedisException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The server could not be asked, or its reply did not come. */
  static RedisException unreachable(String reason) {
    return new RedisException("", reason);
  }

  /**
   * The server replied with an error.
   *
   * @param error begins with its code
   */
  static RedisException refused(String error) {
    // What follows may repeat the arguments.
    String shown = error.replaceFirst("(?s),? with args.*", "");
    return new RedisException(shown.split(" ", 2)[0], shown);
  }

  /** Whether the server has no such group of consumers, or no such stream. */
  public boolean isNoGroup() {
    return code.equals("NOGROUP");
  }

  /** Whether there is such a group of consumers already. */
  boolean isGroupThere() {
    return code.equals("BUSYGROUP");
  }
}
