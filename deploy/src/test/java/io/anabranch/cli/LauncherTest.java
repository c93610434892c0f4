package io.anabranch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in a tree that needs no build, with a Java that prints its arguments. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {

  private static final String JAVA =
      """
      #!/usr/bin/env bash
      if [[ $1 == -version ]]; then
        echo 'openjdk version "17.0.1"' >&2
      else
        printf '%s\\n' "$@"
      fi
      """;

  @TempDir private Path root;

  private record Ended(int exitCode, String output) {}

  @BeforeEach
  void build() throws IOException {
    Path launcher = Files.createDirectories(root.resolve("deploy/bin")).resolve("anabranch");
    Files.copy(Path.of("bin", "anabranch"), launcher);
    Files.createDirectories(root.resolve("deploy/target/anabranch"));
    Files.createFile(root.resolve("deploy/target/anabranch/.built"));
    Path java = Files.createDirectories(root.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, JAVA);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectory(root.resolve("here"));
  }

  @Test
  void shouldPassArgumentsOnWithOurJarsAlone() throws Exception {
    Ended ended = launch(Map.of());

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output().lines())
        .contains(root.toRealPath() + "/deploy/target/anabranch/lib/*")
        .endsWith("io.anabranch.cli.Main", "status", "--once");
  }

  @Test
  void shouldAddPluginsBesideTheConfiguration() throws Exception {
    Files.createDirectory(root.resolve("here/plugins"));

    String plugins = root.toRealPath() + "/here/plugins";
    assertThat(launch(Map.of()).output().lines())
        .contains(root.toRealPath() + "/deploy/target/anabranch/lib/*:" + plugins + "/*")
        .contains("-Danabranch.plugins=" + plugins);
  }

  @Test
  void shouldAddTheFolderOfPluginsThatIsNamed() throws Exception {
    Files.createDirectory(root.resolve("here/plugins"));
    Path other = Files.createDirectory(root.resolve("other"));

    assertThat(launch(Map.of("ANABRANCH_PLUGINS", other.toString())).output().lines())
        .contains(root.toRealPath() + "/deploy/target/anabranch/lib/*:" + other + "/*")
        .contains("-Danabranch.plugins=" + other);
  }

  @Test
  void shouldRefuseAFolderOfPluginsThatIsNotThere() throws Exception {
    Ended ended = launch(Map.of("ANABRANCH_PLUGINS", "nowhere"));

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("ANABRANCH_PLUGINS is 'nowhere'");
  }

  private Ended launch(Map<String, String> environment) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash", root.resolve("deploy/bin/anabranch").toString(), "status", "--once")
            .directory(root.resolve("here").toFile())
            .redirectErrorStream(true);
    builder.environment().remove("ANABRANCH_PLUGINS");
    builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), output);
  }
}
