package io.anabranch.cli.evaluate;

import io.anabranch.checklist.ChecklistFile;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.Distribution;
import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.evaluation.label.LabelTask;
import io.anabranch.processor.checklists.evaluation.ChecklistTask;
import io.anabranch.processor.embedding.evaluation.EmbeddingTask;
import io.anabranch.processor.keywords.evaluation.KeywordTask;
import io.anabranch.processor.pos.evaluation.TaggingTask;
import io.anabranch.topology.pipeline.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a stage is measured: options that belong to one stage or another. */
final class EvaluationOptions {

  private static final String CLASSIFICATION = "classification";
  private static final String CHECKLISTS = "checklists";
  private static final String POS = "pos";
  private static final List<String> STAGES =
      List.of(CLASSIFICATION, "sentiment", POS, "keywords", CHECKLISTS, "embedding");

  @Option(
      names = "--out-of-scope",
      paramLabel = "FILE",
      description =
          "For classification: texts that belong to no class, one a line, or label<TAB>text; how"
              + " many are given none_of_these is reported.")
  @Nullable Path outOfScope;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "For pos: column of the right tags. Default, and allowed, is xpos.")
  @Nullable String column;

  @Option(
      names = "--checklists",
      paramLabel = "FILE",
      description = "For checklists: the checklists to choose from, as JSON Lines. Default: ours.")
  @Nullable Path checklists;

  /**
   * What to measure of a stage.
   *
   * @throws ConfigException if there is no such stage, or an option is not for it
   * @throws CommandFailedException if a file is missing
   * @throws IllegalArgumentException if a file is malformed
   */
  EvaluationTask task(String stage, Path data, Pipeline pipeline) {
    requireStage(stage, pipeline);
    requireFor(stage, CLASSIFICATION, "--out-of-scope", outOfScope);
    requireFor(stage, POS, "--column", column);
    requireFor(stage, CHECKLISTS, "--checklists", checklists);
    requirePresent(data);
    return switch (stage) {
      case POS -> TaggingTask.read(data, column == null ? "xpos" : column);
      case "keywords" -> KeywordTask.read(data);
      case CHECKLISTS ->
          ChecklistTask.read(
              data,
              ChecklistFile.read(
                  checklists == null ? Distribution.ofLauncher().checklists() : checklists));
      case "embedding" -> EmbeddingTask.read(data);
      default -> LabelTask.read(data, Optional.ofNullable(outOfScope));
    };
  }

  private static void requireStage(String stage, Pipeline pipeline) {
    if (!pipeline.names().contains(stage)) {
      throw new ConfigException(
          "there is no stage '%s'; stages are %s"
              .formatted(stage, String.join(", ", pipeline.names())));
    }
    if (!STAGES.contains(stage)) {
      throw new ConfigException(
          "stage '%s' cannot be measured; those that can are %s"
              .formatted(stage, String.join(", ", STAGES)));
    }
  }

  private static void requireFor(String stage, String only, String option, @Nullable Object value) {
    if (value != null && !stage.equals(only)) {
      throw new ConfigException("%s is only for the stage %s".formatted(option, only));
    }
  }

  private static void requirePresent(Path file) {
    if (!Files.exists(file)) {
      throw new CommandFailedException(file + ": no such file");
    }
  }
}
