package io.anabranch.promote;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.candidate.CandidateRequest;
import io.anabranch.operation.InvalidRequestException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromotionRequestTest {

  @Test
  void shouldNotPromoteTheStageAsItIs() {
    CandidateRequest same =
        new CandidateRequest(
            "sentiment", Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new PromotionRequest(same, Optional.empty()))
        .withMessageContaining("needs a model or an implementation");
  }
}
