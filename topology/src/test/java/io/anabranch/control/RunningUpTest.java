package io.anabranch.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningUpTest {

  private static final ControlNote CONTROL =
      new ControlNote("cluster", "http://127.0.0.1:9404", "0123456789abcdef", "/anabranch.yaml");

  private static final RunningUp OWN =
      new RunningUp(
          ProcessHandle.current().pid(), "127.0.0.1:9092", "http://127.0.0.1:8081", CONTROL);

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = directory.resolve("anabranch").resolve("up.json");
  }

  @Test
  void shouldFindWhatWasWritten() {
    OWN.write(file);

    assertThat(RunningUp.find(file)).contains(OWN);
  }

  @Test
  void shouldReplaceFormerOne() {
    OWN.write(file);
    RunningUp other = new RunningUp(OWN.pid(), "127.0.0.1:1234", "http://127.0.0.1:5678", CONTROL);

    other.write(file);

    assertThat(RunningUp.find(file)).contains(other);
    assertThat(file.resolveSibling("").toFile().list()).containsExactly("up.json");
  }

  @Test
  void shouldLetOnlyTheUserIn() throws IOException {
    OWN.write(file);

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("anabranch"))))
        .isEqualTo("rwx------");
  }

  @Test
  void shouldFindNoneWhereOthersMayWrite() throws IOException {
    OWN.write(file);
    Files.setPosixFilePermissions(
        directory.resolve("anabranch"), PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(RunningUp.find(file)).isEmpty();
  }

  @Test
  void shouldFindNoneIfProcessIsDead() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    new RunningUp(process.pid(), "127.0.0.1:9092", "http://127.0.0.1:8081", CONTROL).write(file);

    assertThat(RunningUp.find(file)).isEmpty();
  }

  @Test
  void shouldFindNoneInOtherFile() throws IOException {
    OWN.write(file);
    Files.writeString(file, "not JSON");
    assertThat(RunningUp.find(file)).isEmpty();

    Files.writeString(file, "{\"pid\":" + OWN.pid() + "}");
    assertThat(RunningUp.find(file)).isEmpty();
  }

  @Test
  void shouldFindNoneWithoutFile() {
    assertThat(RunningUp.find(file)).isEmpty();
  }

  @Test
  void shouldDeleteOwnFile() {
    OWN.write(file);

    OWN.delete(file);

    assertThat(file).doesNotExist();
  }

  @Test
  void shouldLeaveFileOfAnotherUp() {
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    new RunningUp(parent, "127.0.0.1:9093", "http://127.0.0.1:8082", CONTROL).write(file);

    OWN.delete(file);

    assertThat(file).exists();
  }

  @Test
  void shouldLieInRuntimeDirectoryOfSession() {
    assertThat(RunningUp.file(Map.of("XDG_RUNTIME_DIR", "/run/user/1000")))
        .isEqualTo(Path.of("/run/user/1000/anabranch/up.json"));
    assertThat(RunningUp.file(Map.of()))
        .endsWithRaw(Path.of("anabranch-" + System.getProperty("user.name"), "up.json"));
  }
}
