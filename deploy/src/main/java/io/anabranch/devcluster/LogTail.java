package io.anabranch.devcluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a child's log, for the message of its failure. */
final class LogTail {
  private static final int LINES = 15;

  private LogTail() {}

  /** The last lines under a heading that names the file. */
  static String of(Path log) {
    List<String> lines;
    try {
      lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return "Its log " + log + " cannot be read.";
    }
    if (lines.isEmpty()) {
      return "Its log " + log + " is empty.";
    }
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES))
        .map(line -> "  " + line)
        .collect(Collectors.joining("\n", "The last lines of " + log + ":\n", ""));
  }
}
