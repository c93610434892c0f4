package io.anabranch.stage;

import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.language.Languages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How a stage is measured. */
public interface EvaluationMethod {

  /**
   * An option of a measurement.
   *
   * @param name without the hyphens before it
   * @param valueName stands for its value in help
   * @param doc what it does, in a sentence
   */
  record Option(String name, String valueName, String doc) {}

  /**
   * What is to be measured with.
   *
   * @param data file or folder that exists
   * @param options values by the names of {@link #options}; those that were not given are missing
   * @param testdata finds the folder of the labelled data that ships
   */
  record Input(Path data, Map<String, String> options, Supplier<Path> testdata) {

    public Input {
      options = Map.copyOf(options);
    }
  }

  /**
   * A file that no shipped model has learned from.
   *
   * @param data in the folder of the labelled data that ships
   * @param language of its texts; {@value Languages#DEFAULT} if it is not named
   */
  record HeldOutData(Path data, String language) {

    public HeldOutData(Path data) {
      this(data, Languages.DEFAULT);
    }
  }

  /** The form of its data, in words. */
  String dataFormat();

  /** Its options. */
  default List<Option> options() {
    return List.of();
  }

  /** Options of the stage under which it is measured, unless it is configured otherwise. */
  default Map<String, String> stageOptions() {
    return Map.of();
  }

  /** Whether the stages that label texts run beside it, since it compares their labels. */
  default boolean comparesLabels() {
    return false;
  }

  /** What the models that ship are measured with, the first first. */
  default List<HeldOutData> heldOut() {
    return List.of();
  }

  /**
   * Reads the data.
   *
   * @throws IllegalArgumentException if it is malformed, or an option's value is not allowed; the
   *     message names file and line, or the option
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  EvaluationTask read(Input input);
}
