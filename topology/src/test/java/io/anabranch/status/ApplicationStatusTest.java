package io.anabranch.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationStatusTest {

  @ParameterizedTest
  @CsvSource({
    "STABLE, running",
    "PREPARING_REBALANCE, rebalancing",
    "COMPLETING_REBALANCE, rebalancing",
    "EMPTY, no members",
    "DEAD, no members",
    ", not started"
  })
  void shouldSayStateInWords(GroupState group, String words) {
    ApplicationStatus status =
        new ApplicationStatus(
            "pos",
            Optional.ofNullable(group),
            0,
            0,
            0,
            OptionalDouble.empty(),
            Optional.empty(),
            0);

    assertThat(status.state()).isEqualTo(words);
  }
}
