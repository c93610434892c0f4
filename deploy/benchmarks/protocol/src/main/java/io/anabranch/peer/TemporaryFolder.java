package io.anabranch.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the temporary files of this process alone, deleted when it ends. */
final class TemporaryFolder {

  private static final String PROPERTY = "java.io.tmpdir";
  private static final String NAME = "anabranch-peer-%d-%d";

  private TemporaryFolder() {}

  /** To be called before this process makes a temporary file: Java reads the property once. */
  static void take() throws IOException {
    Path parent = Path.of(System.getProperty(PROPERTY));
    Path folder =
        Files.createDirectory(
            parent.resolve(NAME.formatted(ProcessHandle.current().pid(), System.nanoTime())));
    System.setProperty(PROPERTY, folder.toString());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // Something is written to it still: the operating system keeps its temporary folder tidy.
    }
  }
}
