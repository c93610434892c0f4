package io.anabranch.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** Schemas of a folder; each file may use the types of the others. */
final class SchemaFiles {

  static final Path CURRENT = Path.of("src", "main", "avro");
  static final Path RELEASED = Path.of("src", "released");

  private SchemaFiles() {}

  /**
   * Named types of a folder by full name. A default can only be checked against an enum that was
   * read before, so the files of enums come first.
   */
  static Map<String, Schema> read(Path folder) {
    SchemaParser parser = new SchemaParser();
    list(folder).stream()
        .filter(file -> file.toString().endsWith(".avsc"))
        .map(SchemaFiles::text)
        .sorted(Comparator.comparing(text -> !text.contains("\"type\": \"enum\"")))
        .forEach(parser::parse);
    Map<String, Schema> schemas = new TreeMap<>();
    parser.getParsedNamedSchemas().forEach(schema -> schemas.put(schema.getFullName(), schema));
    return schemas;
  }

  /** Released versions, each a folder; none before the first release. */
  static List<Path> versions(Path released) {
    return Files.isDirectory(released)
        ? list(released).stream().filter(Files::isDirectory).toList()
        : List.of();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
