package io.anabranch.models.torchscript;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What stands beside the written model in {@value #FILE}. The embedding stage reads all but the
 * origin.
 *
 * @param name name of the model
 * @param version version of the weights with their precision
 * @param dimension number of elements of a vector
 * @param maxLength most tokens that a text may have, the two special ones included
 * @param origin what the files beside it were made from and how; another origin makes others
 */
record ModelProperties(String name, String version, int dimension, int maxLength, String origin) {

  static final String FILE = "model.properties";

  private static final String ORIGIN = "origin";

  /** True if the folder holds a model of this origin. */
  static boolean areFrom(String origin, Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return origin.equals(properties.getProperty(ORIGIN));
  }

  void write(Path directory) throws IOException {
    Files.writeString(
        directory.resolve(FILE),
        """
        name=%s
        version=%s
        dimension=%d
        maxLength=%d
        %s=%s
        """
            .formatted(name, version, dimension, maxLength, ORIGIN, origin));
  }
}
