package io.anabranch.gateway;

import java.util.concurrent.CompletionStage;

/** Takes messages. Thread-safe. */
public interface SubmissionService {

  /**
   * Takes a message, without waiting on the caller's thread.
   *
   * @return its answer, once, when its record is complete or its wait is over; on a thread that
   *     must not be held up. It never fails: what goes wrong is a {@link Answer.Refused}.
   */
  CompletionStage<Answer> submit(Submission submission);
}
