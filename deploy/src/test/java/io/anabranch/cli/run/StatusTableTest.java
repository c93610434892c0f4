package io.anabranch.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.status.ApplicationStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Test;

class StatusTableTest {

  private static final ApplicationStatus RUNNING =
      new ApplicationStatus(
          "pos",
          Optional.of(GroupState.STABLE),
          12_345,
          12_000,
          345,
          OptionalDouble.of(41.25),
          Optional.of(Duration.ofMillis(87)),
          3);
  private static final ApplicationStatus ABSENT =
      new ApplicationStatus(
          "join", Optional.empty(), 0, 0, 12_000, OptionalDouble.empty(), Optional.empty(), 0);

  @Test
  void shouldAlignColumns() {
    assertThat(StatusTable.format(List.of(RUNNING, ABSENT)).lines())
        .containsExactly(
            "application  state            in     out     lag  results/s    p50  dead letters",
            "pos          running      12,345  12,000     345       41.3  87 ms             3",
            "join         not started       0       0  12,000          -      -             0");
  }

  @Test
  void shouldGiveProgramsPlainNumbers() {
    assertThat(StatusTable.json(RUNNING).toString())
        .isEqualTo(
            "{\"application\":\"pos\",\"state\":\"running\",\"in\":12345,\"out\":12000,\"lag\":345,"
                + "\"resultsPerSecond\":41.3,\"p50Millis\":87,\"deadLetters\":3}");
    assertThat(StatusTable.json(ABSENT).get("resultsPerSecond").isNull()).isTrue();
  }
}
