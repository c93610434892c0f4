package io.anabranch.topology.limit;

import java.time.Duration;

/** A processor took longer than it may, and was given up. Its documents are not to be retried. */
public final class HungModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HungModelException(Duration limit) {
    super("the model took longer than " + limit.toMillis() + " ms");
  }
}
