package io.anabranch.control;

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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON files in a directory that only this user can enter. */
public final class PrivateFile {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFile() {}

  /**
   * Writes a file, whole or not at all.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  static void write(Path file, Object value) {
    try {
      Path directory = Files.createDirectories(directory(file));
      PosixFileAttributeView posix =
          Files.getFileAttributeView(directory, PosixFileAttributeView.class);
      if (posix != null) {
        posix.setPermissions(PRIVATE);
      }
      Path written = Files.createTempFile(directory, "new", ".tmp");
      MAPPER.writeValue(written.toFile(), value);
      move(written, file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Reads a file; empty if it is no such file, or lies where others could have written it. */
  static <T> Optional<T> read(Path file, Class<T> type) {
    try {
      if (!Files.isRegularFile(file) || !isPrivate(directory(file))) {
        return Optional.empty();
      }
      return Optional.of(MAPPER.readValue(file.toFile(), type));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Deletes a file that may be there.
   *
   * @throws UncheckedIOException if it cannot be deleted
   */
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }

  public static Path directory(Path file) {
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
