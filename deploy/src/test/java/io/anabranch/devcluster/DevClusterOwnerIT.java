package io.anabranch.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However the JVM that owns a cluster ends, nothing of the cluster stays. */
class DevClusterOwnerIT {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  @TempDir Path temporary;
  private Process owner;
  private List<ProcessHandle> children;
  private Path folder;

  @BeforeEach
  void startOwner() throws IOException, InterruptedException {
    owner =
        new ProcessBuilder(
                InterruptibleCommand.of(
                    List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-D%s=%s"
                            .formatted(
                                DevClusterFiles.HOME, System.getProperty(DevClusterFiles.HOME)),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClusterOwner.class.getName())))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = owner.inputReader(StandardCharsets.UTF_8);
    children = List.of(child(lines.readLine()), child(lines.readLine()));
    folder = Path.of(lines.readLine());
  }

  @AfterEach
  void endOwner() {
    owner.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void shouldEndWithOwnerThatExits() throws IOException {
    owner.getOutputStream().write(0);
    owner.getOutputStream().flush();

    awaitNothingLeft();
  }

  @Test
  void shouldEndWithOwnerThatIsTerminated() {
    owner.toHandle().destroy();

    awaitNothingLeft();
  }

  @Test
  void shouldOutliveCtrlCUntilOwnerCloses() throws IOException, InterruptedException {
    interrupt(children.get(0));
    interrupt(children.get(1));
    await()
        .during(Duration.ofSeconds(2))
        .atMost(LIMIT)
        .until(() -> children.stream().allMatch(ProcessHandle::isAlive));

    interrupt(owner.toHandle());

    awaitNothingLeft();
  }

  @Test
  void shouldEndWithOwnerThatIsKilled() {
    owner.destroyForcibly();

    await().atMost(LIMIT).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(folder).exists();
    ClusterFolder.sweep(temporary);
    assertThat(folder).doesNotExist();
  }

  private void awaitNothingLeft() {
    await().atMost(LIMIT).until(() -> !owner.isAlive());
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertThat(folder).doesNotExist();
    assertThat(temporary).isEmptyDirectory();
  }

  private static ProcessHandle child(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static void interrupt(ProcessHandle process) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor())
        .isZero();
  }
}
