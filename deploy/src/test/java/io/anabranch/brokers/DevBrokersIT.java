package io.anabranch.brokers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Servers that a JVM has started end with it, however it ends. */
@Tag("brokers")
class DevBrokersIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void shouldNotOutliveAKilledJvm() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DevBrokersMain.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = jvm.inputReader(UTF_8)) {
      String line = output.readLine();
      while (line != null && !line.startsWith(DevBrokersMain.STARTED)) {
        line = output.readLine();
      }
      assertThat(line).isNotNull();
      List<ProcessHandle> started = jvm.descendants().toList();
      assertThat(started.stream().map(DevBrokersIT::program).toList())
          .contains("nats-server", "epmd", "beam.smp")
          // Debian's redis-server is a link to another program of Redis.
          .anyMatch(program -> program.startsWith("redis"));

      jvm.destroyForcibly();

      await().atMost(LIMIT).until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
    } finally {
      jvm.destroyForcibly();
    }
  }

  private static String program(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> Path.of(command).getFileName().toString())
        .orElse("");
  }
}
