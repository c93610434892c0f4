package io.anabranch.promote;

import io.anabranch.candidate.CandidateRequest;
import io.anabranch.operation.InvalidRequestException;
import io.anabranch.replay.ReplayStart;
import java.util.Optional;

/**
 * Which candidate is to be promoted.
 *
 * @param start where in its input the stage begins again; as far back as the join holds messages if
 *     empty
 */
public record PromotionRequest(CandidateRequest candidate, Optional<ReplayStart> start) {

  /**
   * @throws InvalidRequestException if the candidate is the stage as it is
   */
  public PromotionRequest {
    if (candidate.settings().isEmpty()) {
      throw new InvalidRequestException(
          "candidate", candidate.stage(), "needs a model or an implementation");
    }
  }
}
