package io.anabranch.control;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An {@code up} that is running, noted in a file so that the other commands find its cluster.
 *
 * @param pid process id of {@code up}
 * @param control where it is controlled
 */
public record RunningUp(
    long pid, String bootstrapServers, String schemaRegistryUrl, ControlNote control) {

  /** The file of this user: in the runtime directory of the session, or else a temporary one. */
  public static Path file(Map<String, String> environment) {
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    Path directory =
        runtime.isBlank()
            ? Path.of(
                System.getProperty("java.io.tmpdir"),
                "anabranch-" + System.getProperty("user.name"))
            : Path.of(runtime, "anabranch");
    return directory.resolve("up.json");
  }

  /** Notes it, in a directory that only this user can enter. */
  public void write(Path file) {
    PrivateFile.write(file, this);
  }

  /**
   * The running {@code up}. A file whose process is dead, that is no such file, or that lies where
   * other users could have written it counts as none.
   */
  public static Optional<RunningUp> find(Path file) {
    return PrivateFile.read(file, RunningUp.class).filter(RunningUp::isAlive);
  }

  /** Removes the note, unless it is that of another {@code up}. */
  public void delete(Path file) {
    if (find(file).filter(other -> other.pid != pid).isEmpty()) {
      PrivateFile.delete(file);
    }
  }

  private boolean isAlive() {
    return bootstrapServers != null
        && schemaRegistryUrl != null
        && control != null
        && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
