package io.anabranch.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.processor.Results;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * What an evaluation found.
 *
 * @param stage name of the stage
 * @param model of the stage
 * @param messagesPerSecond through the stage and those that it needs, in one thread, after a
 *     warm-up
 * @param report how good the answers are
 */
public record EvaluationResult(
    String stage, ModelInfo model, double messagesPerSecond, EvaluationReport report) {

  /** One object, with the fields of the report beside those of this record. */
  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("stage", stage)
        .put("model", modelId())
        .put("messagesPerSecond", messagesPerSecond)
        .setAll(report.json());
  }

  /** What was measured, then the report. */
  public List<ReportTable> tables() {
    List<ReportTable> tables = new ArrayList<>();
    tables.add(
        new ReportTable("", List.of("stage", "model", ">messages/s"))
            .with(stage, modelId(), Decimals.one(messagesPerSecond)));
    tables.addAll(report.tables());
    return tables;
  }

  /** Name and version of the model. */
  public String modelId() {
    return Results.modelId(model);
  }
}
