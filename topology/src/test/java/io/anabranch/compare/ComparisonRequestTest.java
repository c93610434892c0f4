package io.anabranch.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.candidate.CandidateRequest;
import io.anabranch.operation.InvalidRequestException;
import io.anabranch.replay.ReplayStart;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonRequestTest {

  @Test
  void shouldAskForNoExamplesAtLeast() {
    assertThat(request(0).examples()).isZero();

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> request(-1))
        .matches(e -> e.field().equals("examples") && e.value().equals("-1"))
        .withMessageContaining("0 and above");
  }

  private static ComparisonRequest request(int examples) {
    CandidateRequest candidate =
        new CandidateRequest(
            "pos", Optional.of("/new"), Optional.empty(), Optional.empty(), Map.of());
    return new ComparisonRequest(candidate, new ReplayStart.Earliest(), examples, false, false);
  }
}
