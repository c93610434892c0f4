package io.anabranch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.operation.InvalidRequestException;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.pipeline.Topics;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayRequestTest {

  private static final ReplayStart EARLIEST = new ReplayStart.Earliest();
  private static final Topics TOPICS = new Topics(AnabranchConfig.from(Map.of()).topics());

  @Test
  void shouldNotBeWithoutStages() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new ReplayRequest(Set.of(), EARLIEST))
        .matches(e -> e.field().equals("stages"));
  }

  @Test
  void shouldNameItsFieldWhenAStageIsUnknown() {
    ReplayRequest request = new ReplayRequest(Set.of("mood"), EARLIEST);

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> request.scope(TestStages.pipeline(), TOPICS))
        .matches(e -> e.field().equals("stages") && e.value().equals("mood"))
        .withMessageContaining("sentiment");
  }

  @Test
  void shouldTellWhatItTouches() {
    ReplayRequest request = new ReplayRequest(Set.of("sentiment"), EARLIEST);

    ReplayScope scope = request.scope(TestStages.pipeline(), TOPICS);

    assertThat(ReplayScope.names(scope.resets())).containsExactly("sentiment");
  }
}
