package io.anabranch.faults.fast;

import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model that differs from others in its version and in the label that it gives.
 *
 * @param version of the model
 * @param shift number of places by which its labels are moved on, among {@link #LABELS}
 */
public record FastModel(String version, int shift) {

  /** The labels of sentiment. */
  public static final List<String> LABELS = List.of("negative", "neutral", "positive");

  static final FastModel FIRST = new FastModel(FastModels.MODEL.getVersion(), 0);

  private static final String FILE = "model.txt";

  /** Writes it into a folder, which is made. */
  public Path write(Path folder) {
    try {
      Files.writeString(Files.createDirectories(folder).resolve(FILE), version + " " + shift);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the model to " + folder, e);
    }
  }

  /**
   * Reads one.
   *
   * @throws UncheckedIOException if there is none in the folder
   */
  static FastModel read(Path folder) {
    try {
      String[] parts = Files.readString(folder.resolve(FILE)).split(" ", -1);
      return new FastModel(parts[0], Integer.parseInt(parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the model in " + folder, e);
    }
  }

  ModelInfo info() {
    return new ModelInfo(FastModels.MODEL.getName(), version);
  }

  /** With its label moved on. */
  public Sentiment shifted(Sentiment sentiment) {
    sentiment.setLabel(shifted(sentiment.getLabel()));
    return sentiment;
  }

  /** The label that it gives where the first model gives another. */
  public String shifted(String label) {
    return LABELS.get((LABELS.indexOf(label) + shift) % LABELS.size());
  }
}
