package io.anabranch.cli.bench.figure;

/** Something that a benchmark needs is not there. Its message says what, and how to get it. */
public final class NotMeasuredException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotMeasuredException(String reason) {
    super(reason);
  }
}
