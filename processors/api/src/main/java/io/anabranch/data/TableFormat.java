package io.anabranch.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Reads tables in formats for which the JDK is not enough: CSV, Excel, JSON, packed or not. Found
 * by {@link ServiceLoader}.
 */
public interface TableFormat {

  /**
   * The rows of a file. The first has the names of the columns, or what stands in their place.
   *
   * @return empty if it is of another format
   * @throws IllegalArgumentException if it cannot be read, naming file and line
   */
  Optional<List<TableRow>> read(Path file);

  /** The same, by the first of all formats on the class path that reads it. */
  static Optional<List<TableRow>> readAny(Path file) {
    return ServiceLoader.load(TableFormat.class).stream()
        .map(format -> format.get().read(file))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
