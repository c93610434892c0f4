package io.anabranch.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.cli.bench.rounds.ApplicationCpu;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SizingTest {

  @Test
  void shouldSayWhatARateAsksFor() {
    ApplicationCpu cpu =
        new ApplicationCpu(
            Map.of(
                "pos", new ApplicationCpu.Use(0, 0),
                "embedding", new ApplicationCpu.Use(14, 0),
                "join", new ApplicationCpu.Use(0, 7)),
            0,
            19,
            7,
            1);

    Sizing sizing = Sizing.of(100, cpu);

    assertThat(sizing.threads()).containsEntry("embedding", 2).containsEntry("join", 1);
    assertThat(sizing.threads()).containsEntry("pos", 1);
    assertThat(sizing.partitions()).isEqualTo(2);
    assertThat(sizing.cores()).isCloseTo(100 * 0.040 / 0.7, within(1e-9));
    assertThat(sizing.brokerCores()).isCloseTo(100 * 0.008 / 0.7, within(1e-9));
  }
}
