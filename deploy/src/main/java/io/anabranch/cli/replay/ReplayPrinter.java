package io.anabranch.cli.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cli.output.Table;
import io.anabranch.replay.PartitionReplay;
import io.anabranch.replay.ReplayEstimate;
import io.anabranch.replay.ReplayPlan;
import io.anabranch.replay.ReplayResult;
import io.anabranch.replay.ReplayScope;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Shows the plan of a replay and what came of it, to people or to programs. */
public final class ReplayPrinter {

  private final CliContext context;
  private final OutputFormat format;
  private final Duration joinRetention;

  /**
   * Prints to standard output.
   *
   * @param joinRetention how long the join holds a message
   */
  public ReplayPrinter(CliContext context, OutputFormat format, Duration joinRetention) {
    this.context = context;
    this.format = format;
    this.joinRetention = joinRetention;
  }

  /** Prints what is going to be done, or would be. */
  public void print(ReplayPlan plan, ReplayEstimate estimate, boolean execute) {
    if (format == OutputFormat.JSON) {
      context.out().println(json(plan, estimate));
    } else {
      context.out().println(text(plan, estimate));
      if (!execute) {
        context.out().println("Nothing has changed; --execute does it.");
      }
    }
    context.out().flush();
  }

  /** Prints what has been done. */
  public void print(ReplayResult result) {
    context.out().println(format == OutputFormat.JSON ? json(result) : text(result));
    context.out().flush();
  }

  String text(ReplayPlan plan, ReplayEstimate estimate) {
    ReplayScope scope = plan.scope();
    Table table = new Table("application", "topic", ">partition", ">from", ">to", ">records");
    for (PartitionReplay partition : plan.partitions()) {
      table.row(
          partition.application(),
          partition.partition().topic(),
          number(partition.partition().partition()),
          number(partition.from()),
          number(partition.position()),
          number(partition.records()));
    }
    StringBuilder text = new StringBuilder(table.toString());
    line(text, "");
    line(text, "sets back        " + names(ReplayScope.names(scope.resets())));
    line(text, "writes again     " + names(ReplayScope.names(scope.follows())));
    line(text, "computes nothing " + names(ReplayScope.names(scope.untouched())));
    line(text, "records          " + number(plan.records()));
    line(text, "takes            " + duration(estimate));
    if (!scope.isRepublication()) {
      line(text, "Live messages wait until the stages that are set back have caught up.");
    }
    if (plan.isCut()) {
      line(text, "Older records have outlived the retention of their topic and are not replayed.");
    }
    if (plan.tooOld() > 0) {
      line(
          text,
          (scope.isRepublication()
                  ? "%s records are older than join.retention (%s): nothing is held of their messages."
                  : "%s records are older than join.retention (%s): their results will be dropped and counted.")
              .formatted(number(plan.tooOld()), joinRetention));
    }
    return text.toString();
  }

  ObjectNode json(ReplayPlan plan, ReplayEstimate estimate) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode node = root.putObject("plan");
    ReplayScope scope = plan.scope();
    array(node.putArray("setBack"), ReplayScope.names(scope.resets()));
    array(node.putArray("writeAgain"), ReplayScope.names(scope.follows()));
    array(node.putArray("untouched"), ReplayScope.names(scope.untouched()));
    ArrayNode partitions = node.putArray("partitions");
    for (PartitionReplay partition : plan.partitions()) {
      partitions
          .addObject()
          .put("application", partition.application())
          .put("topic", partition.partition().topic())
          .put("partition", partition.partition().partition())
          .put("from", partition.from())
          .put("to", partition.position())
          .put("records", partition.records())
          .put("olderOutlivedTopic", partition.isCut())
          .put("outlivedJoin", partition.tooOld());
    }
    node.put("records", plan.records())
        .put("olderOutlivedTopic", plan.isCut())
        .put("outlivedJoin", plan.tooOld())
        .put("liveMessagesWait", !scope.isRepublication())
        .putNull("secondsAtLeast");
    estimate.duration().ifPresent(d -> node.put("secondsAtLeast", d.toMillis() / 1_000.0));
    array(node.putArray("unmeasured"), estimate.unmeasured());
    return root;
  }

  static String text(ReplayResult result) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "replayed %s   enriched %s   late results dropped %s   %,.1f s"
            .formatted(
                number(result.replayed()),
                number(result.enriched()),
                result.lateResultsDropped().isPresent()
                    ? number(result.lateResultsDropped().getAsLong())
                    : "unknown",
                result.elapsed().toMillis() / 1_000.0));
    if (!result.waitFor().isEmpty()) {
      line(text, "Not running, and follow when they are started: " + names(result.waitFor()));
    }
    return text.toString();
  }

  static ObjectNode json(ReplayResult result) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode node =
        root.putObject("result")
            .put("replayed", result.replayed())
            .put("enriched", result.enriched())
            .putNull("lateResultsDropped");
    result.lateResultsDropped().ifPresent(count -> node.put("lateResultsDropped", count));
    node.put("elapsedMillis", result.elapsed().toMillis());
    array(node.putArray("notRunning"), result.waitFor());
    return root;
  }

  private static String duration(ReplayEstimate estimate) {
    String known =
        estimate
            .duration()
            .map(d -> "at least %,.1f s, by the speed measured".formatted(d.toMillis() / 1_000.0))
            .orElse("unknown");
    return estimate.unmeasured().isEmpty()
        ? known
        : known + "; no speed is measured of " + names(estimate.unmeasured());
  }

  private static void array(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }

  private static String names(List<String> names) {
    return names.isEmpty() ? "-" : String.join(", ", names);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
