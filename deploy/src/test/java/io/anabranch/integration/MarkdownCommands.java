package io.anabranch.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands of a document: the lines of its code blocks.
 *
 * @param lines in order
 */
record MarkdownCommands(List<String> lines) {

  private static final String FENCE = "```";

  static MarkdownCommands read(Path document) throws IOException {
    List<String> commands = new ArrayList<>();
    boolean isCode = false;
    for (String line : Files.readAllLines(document)) {
      if (line.startsWith(FENCE)) {
        isCode = !isCode;
      } else if (isCode) {
        commands.add(line);
      }
    }
    return new MarkdownCommands(List.copyOf(commands));
  }

  /** The only command that begins with some words. */
  String startingWith(String words) {
    List<String> found = lines.stream().filter(line -> line.startsWith(words)).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "%d commands begin with '%s': %s".formatted(found.size(), words, lines));
    }
    return found.get(0);
  }
}
