package io.anabranch.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources that the distribution is made of, generated ones left out. */
final class MainSources {

  /** Root of the checkout, seen from this module. */
  static final Path ROOT = Path.of("..");

  private static final List<String> READ = List.of(".java", ".avsc", ".properties", ".yaml");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");

  static final List<SourceFile> ALL =
      Stream.of("schemas", "processors/files", "processors/api", "processors", "topology", "deploy")
          .flatMap(module -> read(module + "/src/main").stream())
          .toList();

  /**
   * A file.
   *
   * @param path from the root, with slashes
   * @param code without comments
   */
  record SourceFile(String path, String code) {}

  private MainSources() {}

  private static List<SourceFile> read(String folder) {
    List<SourceFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
      for (Path file : all.filter(MainSources::isRead).sorted().toList()) {
        String path = ROOT.relativize(file).toString().replace('\\', '/');
        files.add(new SourceFile(path, COMMENT.matcher(Files.readString(file)).replaceAll("")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static boolean isRead(Path file) {
    return READ.stream().anyMatch(file.toString()::endsWith);
  }
}
