package io.anabranch.stage;

import io.anabranch.evaluation.ReportTable;
import io.anabranch.processor.Models;
import io.anabranch.schema.ModelInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** How models for a stage are trained. */
public interface TrainingMethod {

  /**
   * What is to be trained.
   *
   * @param language of the texts, as {@link io.anabranch.language.Languages#require} allows it
   * @param data file or folder of labelled data
   * @param folder of the model; one that is there is replaced
   * @param seed of whatever is random
   * @param models shared by the processors that training runs; they stay the caller's
   * @param stageOptions gives the options of a stage by its name, as they are when the model is
   *     used
   * @param progress told in words what begins and how far it is
   */
  record Request(
      String language,
      Path data,
      Path folder,
      long seed,
      Models models,
      Function<String, Map<String, String>> stageOptions,
      Consumer<String> progress) {}

  /**
   * What has come out.
   *
   * @param report how good the model is on data that it had not seen; empty if the folder held this
   *     model already
   */
  record Trained(ModelInfo model, Optional<Report> report) {}

  /**
   * How good a model is.
   *
   * @param headline figures in one line
   * @param tables what is behind them
   */
  record Report(String headline, List<ReportTable> tables) {}

  /** The form of its data, in words. */
  String dataFormat();

  /**
   * Trains a model. The same data, seed and options give the same model.
   *
   * @throws IllegalArgumentException if the data is malformed or too small; the message names file
   *     and line
   * @throws java.io.UncheckedIOException if a file cannot be read or written
   */
  Trained train(Request request);
}
