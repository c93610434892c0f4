package io.anabranch.processor.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A digest of all that the models of content depend on: the marked messages and the classes of
 * content.
 *
 * @param digest in hexadecimal
 * @param file where the digest of the models lies that are there
 */
record TrainedOn(String digest, Path file) {

  private static final String CONTENT = "io/anabranch/processor/content";

  static TrainedOn of(Path data, Path classes) throws IOException {
    Path content = classes.resolve(CONTENT);
    MessageDigest digest = sha256();
    for (Path file : files(data, "")) {
      digest.update(Files.readAllBytes(file));
    }
    for (Path file : files(content, ".class")) {
      digest.update(Files.readAllBytes(file));
    }
    return new TrainedOn(
        HexFormat.of().formatHex(digest.digest()), content.resolve("trained-on.sha256"));
  }

  boolean isUpToDate() throws IOException {
    return Files.exists(file) && Files.readString(file).equals(digest);
  }

  void write() throws IOException {
    Files.write(file, digest.getBytes(StandardCharsets.US_ASCII));
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
