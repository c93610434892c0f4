package io.anabranch.compare;

import io.anabranch.candidate.CandidateRequest;
import io.anabranch.operation.InvalidRequestException;
import io.anabranch.replay.ReplayStart;

/**
 * What is to be compared.
 *
 * @param start where in the input of the stage the candidate begins
 * @param examples how many messages that change are shown at most
 * @param texts whether their texts are shown, which customers wrote
 * @param keep whether topics and group of the candidate stay
 */
public record ComparisonRequest(
    CandidateRequest candidate, ReplayStart start, int examples, boolean texts, boolean keep) {

  /**
   * @throws InvalidRequestException if a negative number of examples is asked for
   */
  public ComparisonRequest {
    if (examples < 0) {
      throw new InvalidRequestException("examples", examples, "allowed are 0 and above");
    }
  }
}
