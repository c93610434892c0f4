package io.anabranch.cli.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.compare.ComparisonRange;
import io.anabranch.compare.ComparisonReport;
import io.anabranch.compare.ComparisonReport.Example;
import io.anabranch.compare.ComparisonReport.Side;
import io.anabranch.comparison.Change;
import io.anabranch.processor.Results;
import java.util.OptionalDouble;

/** A comparison for programs. What is not known is null. */
final class CompareJson {

  private CompareJson() {}

  static ObjectNode of(ComparePlan plan) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode node =
        root.putObject("plan")
            .put("stage", plan.plan().stage())
            .put("implementation", plan.candidate().stage().factory().implementation())
            .put("model", Results.modelId(plan.model()))
            .put("reads", plan.plan().input())
            .put("writes", plan.plan().output())
            .put("kept", plan.keep());
    ArrayNode partitions = node.putArray("partitions");
    for (ComparisonRange range : plan.plan().ranges()) {
      partitions
          .addObject()
          .put("partition", range.partition().partition())
          .put("from", range.from())
          .put("to", range.end())
          .put("records", range.records())
          .put("olderOutlivedTopic", range.isCut());
    }
    node.put("records", plan.plan().records())
        .put("olderOutlivedTopic", plan.plan().isCut())
        .putNull("secondsAtSpeedOfLive");
    plan.duration().ifPresent(d -> node.put("secondsAtSpeedOfLive", d.toMillis() / 1_000.0));
    return root;
  }

  static ObjectNode of(CompareResult result, OptionalDouble liveSpeed) {
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
    ArrayNode moves = node.putArray("moves");
    for (Change move : report.changes()) {
      moves.addObject().put("from", move.from()).put("to", move.to()).put("count", move.count());
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
