package io.anabranch.operation;

/** A field of a request has a value that is not allowed. Nothing has been done. */
public final class InvalidRequestException extends OperationException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String value;
  private final String allowed;

  /**
   * Says which field is wrong.
   *
   * @param field its name in the request
   * @param value what it was given
   * @param allowed what may be given instead, in words
   */
  public InvalidRequestException(String field, Object value, String allowed) {
    super("%s '%s': %s".formatted(field, value, allowed));
    this.field = field;
    this.value = value.toString();
    this.allowed = allowed;
  }

  /** The name of the field in the request. */
  public String field() {
    return field;
  }

  /** What it was given. */
  public String value() {
    return value;
  }

  /** What may be given instead, in words. */
  public String allowed() {
    return allowed;
  }
}
