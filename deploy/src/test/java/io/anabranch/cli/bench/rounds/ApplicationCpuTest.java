package io.anabranch.cli.bench.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplicationCpuTest {

  private static final String UUID = "0b1f8c1e-7b0a-4f6e-9f11-2c9d4f6f0a11";

  private static final Map<String, String> IDS = new LinkedHashMap<>();

  static {
    IDS.put("pos", "support.pos");
    IDS.put("embedding", "support.embedding");
    IDS.put("gathered.pos-embedding", "support.gathered.pos-embedding");
    IDS.put("join", "support.join");
  }

  @Test
  void shouldTellWhoseThreadsThereAreByTheirNames() {
    ApplicationCpu cpu =
        ApplicationCpu.of(
            round(
                thread("pos-model-1", 3),
                thread("pos-model-2", 1),
                thread("embedding-model-1", 8),
                thread("support.pos-" + UUID + "-StreamThread-1", 2),
                thread(
                    "kafka-producer-network-thread | support.pos-"
                        + UUID
                        + "-StreamThread-1-producer",
                    1),
                thread("kafka-coordinator-heartbeat-thread | support.pos", 1),
                thread("support.gathered.pos-embedding-" + UUID + "-StreamThread-1", 5),
                thread("support.join-" + UUID + "-StreamThread-1", 6),
                thread("main", 4)),
            IDS);

    assertThat(cpu.applications())
        .containsEntry("pos", new ApplicationCpu.Use(4, 4))
        .containsEntry("embedding", new ApplicationCpu.Use(8, 0))
        .containsEntry("gathered.pos-embedding", new ApplicationCpu.Use(0, 5))
        .containsEntry("join", new ApplicationCpu.Use(0, 6));
    assertThat(cpu.ownThreads()).isEqualTo(4);
    assertThat(cpu.jvm()).isCloseTo(40 - 31, within(1e-9));
    assertThat(cpu.broker()).isEqualTo(7);
    assertThat(cpu.registry()).isEqualTo(1);
  }

  /** A message a millisecond of each thread. */
  private static CpuUse.ThreadTime thread(String name, long millis) {
    return new CpuUse.ThreadTime(name, Duration.ofMillis(millis).toNanos());
  }

  private static Round round(CpuUse.ThreadTime... threads) {
    CpuUse cpu =
        new CpuUse(
            List.of(threads),
            Duration.ofMillis(40).toNanos(),
            Duration.ofMillis(7).toNanos(),
            Duration.ofMillis(1).toNanos(),
            Duration.ZERO);
    return new Round(1, Duration.ofMillis(10), cpu);
  }
}
