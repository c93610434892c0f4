package io.anabranch.cli.produce;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.config.ConfigException;

/**
 * How many rows of a file are sent, in a small file of its own, so that an import that was
 * interrupted can go on there. Without a file to import nothing is kept.
 */
final class Checkpoint {

  private static final String FILE = "file";
  private static final String STATE = "state";
  private static final String ROWS = "rows";

  private final Optional<Path> imported;
  private final Path note;

  private Checkpoint(Optional<Path> imported, Path note) {
    this.imported = imported;
    this.note = note;
  }

  /**
   * That of a file.
   *
   * @param folder of all checkpoints
   * @param topic that it is sent to
   * @param file none for other input
   */
  static Checkpoint of(Path folder, String topic, Optional<Path> file) {
    Optional<Path> absolute = file.map(path -> path.toAbsolutePath().normalize());
    String name = topic + " " + absolute.map(Path::toString).orElse("");
    return new Checkpoint(
        absolute,
        folder.resolve(
            UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + ".properties"));
  }

  /**
   * Rows that are sent.
   *
   * @return empty if no import of the file was interrupted
   * @throws ConfigException if the file has changed since
   */
  Optional<Long> rows() {
    if (imported.isEmpty() || !Files.exists(note)) {
      return Optional.empty();
    }
    Properties noted = new Properties();
    try (Reader reader = Files.newBufferedReader(note)) {
      noted.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!state().equals(noted.getProperty(STATE))) {
      throw new ConfigException(
          "--resume",
          imported.get(),
          "the file has changed since its import was interrupted; without --resume it is sent from"
              + " its start");
    }
    return Optional.of(Long.valueOf(noted.getProperty(ROWS, "0")));
  }

  /** Whether an import of the file was interrupted. */
  boolean exists() {
    return imported.isPresent() && Files.exists(note);
  }

  /** Notes that so many rows are sent. */
  void reach(long rows) {
    if (imported.isEmpty()) {
      return;
    }
    Properties noted = new Properties();
    noted.setProperty(FILE, imported.get().toString());
    noted.setProperty(STATE, state());
    noted.setProperty(ROWS, Long.toString(rows));
    try {
      Files.createDirectories(note.getParent());
      try (Writer writer = Files.newBufferedWriter(note)) {
        noted.store(writer, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes that all is sent. */
  void finish() {
    try {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Size and time of change, which tell whether it is the same file still. */
  private String state() {
    try {
      Path file = imported.orElseThrow();
      return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
