package io.anabranch.cli.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.output.Table;
import io.anabranch.control.PrivateFile;
import io.anabranch.evaluation.EvaluationResult;
import io.anabranch.evaluation.ReportTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where what an evaluation found goes to: tables to standard output, JSON to a file. */
final class EvaluationOutput {

  private static final Path STANDARD_OUTPUT = Path.of("-");
  private static final ObjectWriter JSON = new JsonMapper().writerWithDefaultPrettyPrinter();

  private final Optional<Path> json;
  private final CliContext context;

  private EvaluationOutput(Optional<Path> json, CliContext context) {
    this.json = json;
    this.context = context;
  }

  /**
   * Chooses where to write.
   *
   * @param json the file, or {@code -} for standard output and no tables
   * @throws CommandFailedException if the file cannot be written, so that nobody waits in vain
   */
  static EvaluationOutput to(Optional<Path> json, CliContext context) {
    json.filter(file -> !file.equals(STANDARD_OUTPUT))
        .filter(file -> !Files.isDirectory(PrivateFile.directory(file)) || Files.isDirectory(file))
        .ifPresent(
            file -> {
              throw new CommandFailedException(
                  "--json %s: expected a file in a folder that exists".formatted(file));
            });
    return new EvaluationOutput(json, context);
  }

  void write(EvaluationResult evaluation) throws JsonProcessingException {
    String text = JSON.writeValueAsString(evaluation.json());
    if (json.filter(STANDARD_OUTPUT::equals).isPresent()) {
      context.out().println(text);
    } else {
      evaluation.tables().forEach(this::print);
      json.ifPresent(file -> write(file, text));
    }
    context.out().flush();
  }

  private void print(ReportTable table) {
    if (!table.rows().isEmpty()) {
      if (!table.title().isEmpty()) {
        context.out().println(table.title());
      }
      context.out().println(Table.of(table.columns(), table.rows()));
      context.out().println();
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text + System.lineSeparator());
    } catch (IOException e) {
      throw new CommandFailedException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }
}
