package io.anabranch.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An {@code up} that is running, noted in a file so that the other commands find its cluster.
 *
 * @param pid process id of {@code up}
 */
record RunningUp(long pid, String bootstrapServers, String schemaRegistryUrl) {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  /** The file of this user: in the runtime directory of the session, or else a temporary one. */
  static Path file(Map<String, String> environment) {
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    Path directory =
        runtime.isBlank()
            ? Path.of(
                System.getProperty("java.io.tmpdir"),
                "anabranch-" + System.getProperty("user.name"))
            : Path.of(runtime, "anabranch");
    return directory.resolve("up.json");
  }

  /**
   * Notes it, in a directory that only this user can enter.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  void write(Path file) {
    try {
      Path directory = Files.createDirectories(directory(file));
      PosixFileAttributeView posix =
          Files.getFileAttributeView(directory, PosixFileAttributeView.class);
      if (posix != null) {
        posix.setPermissions(PRIVATE);
      }
      Path written = Files.createTempFile(directory, "up", ".json");
      MAPPER.writeValue(written.toFile(), this);
      move(written, file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /**
   * The running {@code up}. A file whose process is dead, that is no such file, or that lies where
   * other users could have written it counts as none.
   */
  static Optional<RunningUp> find(Path file) {
    try {
      if (!Files.isRegularFile(file) || !isPrivate(directory(file))) {
        return Optional.empty();
      }
      RunningUp up = MAPPER.readValue(file.toFile(), RunningUp.class);
      return Optional.of(up).filter(RunningUp::isAlive);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Removes the note, unless it is that of another {@code up}. */
  void delete(Path file) {
    if (find(file).filter(other -> other.pid != pid).isEmpty()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete " + file, e);
      }
    }
  }

  private boolean isAlive() {
    return bootstrapServers != null
        && schemaRegistryUrl != null
        && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static Path directory(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(file + " is not a file in a directory");
    }
    return parent;
  }

  private static boolean isPrivate(Path directory) throws IOException {
    @Nullable PosixFileAttributeView posix =
        Files.getFileAttributeView(directory, PosixFileAttributeView.class);
    return posix == null || PRIVATE.equals(posix.readAttributes().permissions());
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
