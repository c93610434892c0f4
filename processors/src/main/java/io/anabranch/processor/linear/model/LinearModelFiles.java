package io.anabranch.processor.linear.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A model's folder: {@code model.json}, {@code vocabulary.tsv} and {@code weights.bin}. The
 * description is written last, so that a folder which has one is whole. In the folder of a model
 * that needs an embedding, another may lie that does with words alone.
 */
public final class LinearModelFiles {

  private static final String DESCRIPTION = "model.json";
  private static final String VOCABULARY = "vocabulary.tsv";
  private static final String WEIGHTS = "weights.bin";
  private static final String WORDS = "words";
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private LinearModelFiles() {}

  /**
   * Writes a model, in place of the one that is there.
   *
   * @throws UncheckedIOException if that fails
   */
  public static void write(Path folder, LinearTextModel model) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(DESCRIPTION));
      VocabularyFile.write(folder.resolve(VOCABULARY), model.vocabulary());
      WeightsFile.write(folder.resolve(WEIGHTS), model.weights());
      Path partial = folder.resolve(DESCRIPTION + ".partial");
      JSON.writeValue(partial.toFile(), model.description());
      Files.move(partial, folder.resolve(DESCRIPTION), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the model to " + folder, e);
    }
  }

  /**
   * Reads a model.
   *
   * @throws UncheckedIOException if a file is missing, malformed or damaged, or if the files do not
   *     belong together
   */
  public static LinearTextModel read(Path folder) {
    try {
      LinearModelMetadata description = description(folder);
      return new LinearTextModel(
          description,
          VocabularyFile.read(folder.resolve(VOCABULARY), description.documents()),
          WeightsFile.read(folder.resolve(WEIGHTS)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the model in " + folder, e);
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(
          new IOException("the files in " + folder + " do not belong together", e));
    }
  }

  /** Folder of the model of words alone that belongs to the model in a folder. */
  public static Path words(Path folder) {
    return folder.resolve(WORDS);
  }

  /**
   * Reads the model of words alone that belongs to the model in a folder.
   *
   * @return empty if there is none
   * @throws UncheckedIOException as {@link #read} does
   */
  public static Optional<LinearTextModel> readWords(Path folder) {
    Path words = words(folder);
    return Files.exists(words.resolve(DESCRIPTION)) ? Optional.of(read(words)) : Optional.empty();
  }

  /** The version of the model in a folder; empty if there is no whole and readable one. */
  public static Optional<String> version(Path folder) {
    try {
      return Optional.of(description(folder).version());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static LinearModelMetadata description(Path folder) throws IOException {
    return JSON.readValue(folder.resolve(DESCRIPTION).toFile(), LinearModelMetadata.class);
  }
}
