package io.anabranch.mapping;

/**
 * A number of which only a logical type that nobody here knows says what it counts. It may be an
 * attribute, but is no time.
 *
 * @param logicalType as its schema names it
 */
public record UnknownUnit(String logicalType, Number number) {

  /** The number. */
  @Override
  public String toString() {
    return number.toString();
  }
}
