package io.anabranch.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevClusterFilesTest {
  @TempDir Path home;

  @Test
  void shouldFindTheRunnerAmongTheRegistrysFiles() throws IOException {
    Files.createDirectory(home.resolve("lib"));
    Path runner = Files.createFile(home.resolve("registry-1-runner.jar"));

    assertThat(new DevClusterFiles(home, home).registryClassPath())
        .containsExactly(runner.toString());
  }

  @Test
  void shouldSayWhatToDoWhenTheRunnerIsMissing() {
    DevClusterFiles files = new DevClusterFiles(home, home);

    assertThatExceptionOfType(DevClusterException.class)
        .isThrownBy(files::registryClassPath)
        .withMessageContaining("mvn package");
  }

  @Test
  void shouldSayWhatToDoWhenNothingIsBuilt() {
    Path missing = home.resolve("dev-cluster");

    assertThatExceptionOfType(DevClusterException.class)
        .isThrownBy(() -> new DevClusterFiles(missing, missing))
        .withMessageContaining(missing.toString())
        .withMessageContaining("mvn package");
  }
}
