package io.anabranch.promote;

import io.anabranch.config.YamlEdit;
import io.anabranch.control.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * A change of a configuration file: new values of some keys, and every other character as it was.
 *
 * @param file that the text goes to; its target, if it is a link
 * @param before its text; empty if there is no such file
 * @param after its new text
 */
public record ConfigFileChange(Path file, Optional<String> before, String after) {

  /**
   * Reads a file, if it is there, and sets keys in its text; changes nothing.
   *
   * @throws ConfigException if it cannot be read, or is so written that it cannot be edited
   */
  static ConfigFileChange of(Path file, Map<String, String> settings) {
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file;
      Optional<String> before =
          Files.exists(target) ? Optional.of(Files.readString(target)) : Optional.empty();
      String after = before.orElse("");
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        after = YamlEdit.set(after, setting.getKey(), setting.getValue(), file);
      }
      return new ConfigFileChange(target, before, after);
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e);
    }
  }

  /** Lines that go and come. */
  public List<String> diff() {
    return LineDiff.of(before.orElse(""), after);
  }

  /** Where the file before is kept, if there was one. */
  public Path backup() {
    return file.resolveSibling(file.getFileName() + ".bak");
  }

  /**
   * Writes the file, whole or not at all, and keeps the one before.
   *
   * @throws UncheckedIOException if it cannot be written; then it is as it was
   */
  void write() {
    try {
      if (before.isPresent()) {
        Files.copy(
            file,
            backup(),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
      replace(after);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Puts the text before back, or removes the file if there was none.
   *
   * @throws UncheckedIOException if that fails
   */
  void undo() {
    try {
      if (before.isPresent()) {
        replace(before.get());
      } else {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot restore " + file + ": " + e.getMessage(), e);
    }
  }

  private void replace(String text) throws IOException {
    Path directory = PrivateFile.directory(file);
    Path written = Files.createTempFile(directory, "." + file.getFileName(), ".tmp");
    try {
      Files.writeString(written, text);
      copyPermissions(written);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** A temporary file is its owner's alone; the configuration may be read by others. */
  private void copyPermissions(Path to) throws IOException {
    PosixFileAttributeView from = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (from != null && Files.exists(file)) {
      Files.setPosixFilePermissions(to, from.readAttributes().permissions());
    }
  }
}
