package io.anabranch.cli.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.compare.ComparisonPlan;
import io.anabranch.compare.ComparisonRange;
import io.anabranch.compare.ComparisonReport;
import io.anabranch.compare.ComparisonReport.Example;
import io.anabranch.compare.ComparisonReport.Side;
import io.anabranch.compare.ComparisonResult;
import io.anabranch.comparison.Change;
import io.anabranch.processor.Results;
import java.util.OptionalDouble;

/** A comparison for programs. What is not known is null. */
final class CompareJson {

  private CompareJson() {}

  static ObjectNode of(ComparisonPlan plan) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode node =
        root.putObject("plan")
            .put("stage", plan.topics().stage())
            .put("implementation", plan.implementation())
            .put("model", Results.modelId(plan.model()))
            .put("reads", plan.topics().input())
            .put("writes", plan.topics().output())
            .put("kept", plan.keep());
    ArrayNode partitions = node.putArray("partitions");
    for (ComparisonRange range : plan.topics().ranges()) {
      partitions
          .addObject()
          .put("partition", range.partition().partition())
          .put("from", range.from())
          .put("to", range.end())
          .put("records", range.records())
          .put("olderOutlivedTopic", range.isCut());
    }
    node.put("records", plan.records())
        .put("olderOutlivedTopic", plan.topics().isCut())
        .putNull("secondsAtSpeedOfLive");
    plan.duration().ifPresent(d -> node.put("secondsAtSpeedOfLive", d.toMillis() / 1_000.0));
    return root;
  }

  static ObjectNode of(ComparisonResult result, OptionalDouble liveSpeed) {
    ComparisonReport report = result.report();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode node =
        root.putObject("result")
            .put("messages", report.messages())
            .put("compared", report.compared())
            .put("onlyLive", report.onlyLive())
            .put("onlyCandidate", report.onlyCandidate())
            .put("neither", report.neither());
    put(side(node.putObject("live"), report.live()), "messagesPerSecond", orNan(liveSpeed));
    put(
        side(node.putObject("candidate"), report.candidate()),
        "messagesPerSecond",
        result.recordsPerSecond());
    node.put("sameMeans", report.criterion())
        .put("same", report.agreement().same())
        .put("changed", report.compared() - report.agreement().same());
    put(node, "agreement", report.agreement().share());
    put(node, "agreementLower", report.agreement().lower());
    put(node, "agreementUpper", report.agreement().upper());
    ObjectNode figures = node.putObject("figures");
    report.figures().forEach((name, value) -> put(figures, name, value));
    ArrayNode changes = node.putArray("moves");
    for (Change change : report.changes()) {
      changes
          .addObject()
          .put("from", change.from())
          .put("to", change.to())
          .put("count", change.count());
    }
    ArrayNode examples = node.putArray("examples");
    for (Example example : report.examples()) {
      ObjectNode one =
          examples.addObject().put("id", example.id().toString()).put("change", example.change());
      String text = result.texts().get(example.id());
      if (text != null) {
        one.put("text", text);
      }
    }
    node.put("elapsedMillis", result.elapsed().toMillis()).put("kept", result.kept().orElse(null));
    return root;
  }

  private static ObjectNode side(ObjectNode node, Side side) {
    ObjectNode models = node.put("failed", side.failed()).putObject("models");
    side.models().forEach(models::put);
    return node;
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }

  private static double orNan(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }
}
