package io.anabranch.processor.embedding;

import io.anabranch.schema.ModelInfo;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What the build says about the embedding model that it wrote, beside the model in {@value #FILE}.
 *
 * @param model name, and version of the weights with their precision
 * @param dimension number of elements of a vector
 * @param maxLength most tokens that a text may have, the two special ones included
 */
record EmbeddingModelConfig(ModelInfo model, int dimension, int maxLength) {

  /** Name of the file. A folder with such a file holds a model that pools in its graph. */
  static final String FILE = "model.properties";

  static EmbeddingModelConfig read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new EmbeddingModelConfig(
        new ModelInfo(text(properties, "name", file), text(properties, "version", file)),
        number(properties, "dimension", file),
        number(properties, "maxLength", file));
  }

  private static String text(Properties properties, String key, Path file) throws IOException {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new IOException(file + " has no '" + key + "'");
    }
    return value;
  }

  private static int number(Properties properties, String key, Path file) throws IOException {
    String value = text(properties, key, file);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IOException(file + ": '" + key + "' is '" + value + "', not a whole number", e);
    }
  }
}
