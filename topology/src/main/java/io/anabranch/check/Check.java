package io.anabranch.check;

import java.util.List;
import java.util.concurrent.ExecutionException;

/** Looks at one kind of thing, and changes nothing. */
interface Check {

  /** What it looks at, if it cannot even be looked at. */
  String subject();

  /**
   * Looks.
   *
   * @throws ExecutionException with Kafka's reason, if it cannot look
   */
  List<Finding> look() throws InterruptedException, ExecutionException;
}
