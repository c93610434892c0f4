package io.anabranch.cli.evaluate;

import io.anabranch.evaluation.EvaluationResult;
import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.evaluation.ReportTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What several evaluations found, in Markdown. */
final class QualityReport {

  private final StageEvaluation evaluation;
  private final StringBuilder markdown =
      new StringBuilder(
          """
          # Quality of the models that ship

          Measured on files that no model has seen. Do not edit: `deploy/bin/anabranch quality --testdata testdata --write testdata/QUALITY.md` writes this file, and [README.md](README.md) says where the data comes from. Intervals are of 95 %: Wilson's for shares, the bootstrap's for others.
          """);

  QualityReport(StageEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  /**
   * Measures a stage and adds what comes out.
   *
   * @param data name of the file that the task was read from
   * @param language of its texts
   */
  void add(String stage, Path data, String language, EvaluationTask task) {
    EvaluationResult result = evaluation.run(stage, task, Optional.of(language));
    String file = data.toString().replace('\\', '/');
    markdown.append("\n## %s: %s\n\nModel: `%s`\n".formatted(stage, file, result.modelId()));
    result.report().tables().stream()
        .filter(table -> !table.rows().isEmpty())
        .forEach(table -> markdown.append('\n').append(markdown(table)));
  }

  String markdown() {
    return markdown.toString();
  }

  private static String markdown(ReportTable table) {
    String title = table.title().isEmpty() ? "" : "### " + table.title() + "\n\n";
    String headings =
        row(table.columns().stream().map(name -> name.replaceFirst("^>", "")).toList());
    String rule =
        row(table.columns().stream().map(name -> name.startsWith(">") ? "---:" : "---").toList());
    return title
        + headings
        + rule
        + table.rows().stream().map(QualityReport::row).collect(Collectors.joining());
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
