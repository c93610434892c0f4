package io.anabranch.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFolderTest {
  @TempDir Path parent;

  @Test
  void shouldDeleteTemporaryFolderOnClose() throws IOException {
    ClusterFolder folder = ClusterFolder.open(Optional.empty());
    Files.writeString(folder.log("kafka"), "line");

    folder.close();

    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void shouldKeepGivenFolderOnClose() throws IOException {
    ClusterFolder folder = ClusterFolder.open(Optional.of(parent.resolve("data")));
    Path log = Files.writeString(folder.log("kafka"), "line");

    folder.close();

    assertThat(log).hasContent("line");
  }

  @Test
  void shouldRefuseFolderThatAnotherClusterUses() {
    try (ClusterFolder first = ClusterFolder.open(Optional.of(parent))) {
      assertThatExceptionOfType(DevClusterException.class)
          .isThrownBy(() -> ClusterFolder.open(Optional.of(first.path())))
          .withMessageContaining("Another cluster uses data folder " + parent);
    }
  }

  @Test
  void shouldOpenFolderAgainAfterClose() {
    ClusterFolder.open(Optional.of(parent)).close();

    try (ClusterFolder second = ClusterFolder.open(Optional.of(parent))) {
      assertThat(second.path()).isEqualTo(parent);
    }
  }

  @Test
  void shouldSweepOnlyFoldersWithoutOwner() throws IOException {
    Path left = Files.createDirectories(parent.resolve("anabranch-cluster-1"));
    Files.createFile(left.resolve("cluster.lock"));
    Files.writeString(left.resolve("data"), "left by a killed cluster");
    Path beingCreated = Files.createDirectories(parent.resolve("anabranch-cluster-2"));
    Path foreign = Files.createDirectories(parent.resolve("other"));
    try (ClusterFolder owned =
        ClusterFolder.open(Optional.of(parent.resolve("anabranch-cluster-3")))) {

      ClusterFolder.sweep(parent);

      assertThat(parent).isDirectoryNotContaining(left::equals);
      assertThat(beingCreated).exists();
      assertThat(foreign).exists();
      assertThat(owned.path()).exists();
    }
  }

  @Test
  void shouldKeepItsFolderFromOtherProcessesAfterASweepOfItsOwn() throws Exception {
    try (ClusterFolder owned =
        ClusterFolder.open(Optional.of(parent.resolve("anabranch-cluster-1")))) {
      ClusterFolder.sweep(parent);

      sweepInAnotherProcess();

      assertThat(owned.path()).exists();
    }
    sweepInAnotherProcess();
    assertThat(parent).isEmptyDirectory();
  }

  private void sweepInAnotherProcess() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FolderSweep.class.getName(),
                parent.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
  }
}
