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
 * @param origin what the files beside it were made from and how; another origin makes others
 */
public record EmbeddingModelConfig(ModelInfo model, int dimension, int maxLength, String origin) {

  /** Name of the file. A folder with such a file holds a model that pools in its graph. */
  public static final String FILE = "model.properties";

  private static final String NAME = "name";
  private static final String VERSION = "version";
  private static final String DIMENSION = "dimension";
  private static final String MAX_LENGTH = "maxLength";
  private static final String ORIGIN = "origin";

  public static EmbeddingModelConfig read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new EmbeddingModelConfig(
        new ModelInfo(text(properties, NAME, file), text(properties, VERSION, file)),
        number(properties, DIMENSION, file),
        number(properties, MAX_LENGTH, file),
        text(properties, ORIGIN, file));
  }

  public void write(Path directory) throws IOException {
    Files.writeString(
        directory.resolve(FILE),
        """
        %s=%s
        %s=%s
        %s=%d
        %s=%d
        %s=%s
        """
            .formatted(
                NAME,
                model.getName(),
                VERSION,
                model.getVersion(),
                DIMENSION,
                dimension,
                MAX_LENGTH,
                maxLength,
                ORIGIN,
                origin));
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
