package io.anabranch.cli.promote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cli.replay.ReplayEstimate;
import io.anabranch.cli.replay.ReplayPrinter;
import io.anabranch.cli.replay.ReplayResult;
import java.time.Duration;
import java.util.Optional;

/** Shows the plan of a promotion and what came of it, to people or to programs. */
final class PromotePrinter {

  private final CliContext context;
  private final OutputFormat format;
  private final ReplayPrinter replays;

  /**
   * Prints to standard output.
   *
   * @param joinRetention how long the join holds a message
   */
  PromotePrinter(CliContext context, OutputFormat format, Duration joinRetention) {
    this.context = context;
    this.format = format;
    this.replays = new ReplayPrinter(context, format, joinRetention);
  }

  /** Prints what is going to be done, or would be. */
  void print(PromotePlan plan, ReplayEstimate estimate, boolean execute) {
    if (format == OutputFormat.JSON) {
      context.out().println(json(plan));
    } else {
      context.out().println(text(plan));
    }
    if (plan.restarts()) {
      replays.print(plan.replay(), estimate, execute);
    } else if (format == OutputFormat.PRETTY && !execute) {
      context.out().println("Nothing has changed; --execute does it.");
    }
    context.out().flush();
  }

  /**
   * Prints what has been done.
   *
   * @param replay empty if the stage was not restarted
   */
  void print(PromotePlan plan, Optional<ReplayResult> replay) {
    replay.ifPresent(replays::print);
    if (format == OutputFormat.JSON) {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      root.putObject("promoted")
          .put("stage", plan.stage())
          .put("model", plan.model())
          .put("file", plan.change().file().toString())
          .put("live", replay.isPresent());
      context.out().println(root);
    } else {
      context
          .out()
          .println(
              replay.isPresent()
                  ? "%s is %s".formatted(plan.stage(), plan.model())
                  : "%s is %s when 'up' or 'run' is started again. Then: %s"
                      .formatted(plan.stage(), plan.model(), plan.replayLater()));
    }
    context.out().flush();
  }

  static String text(PromotePlan plan) {
    StringBuilder text = new StringBuilder();
    line(text, "stage      " + plan.stage());
    line(text, "candidate  " + plan.model());
    line(text, "file       " + plan.change().file());
    plan.change().diff().forEach(changed -> line(text, "  " + changed));
    if (plan.change().before().isPresent()) {
      line(text, "kept as    " + plan.change().backup());
    }
    line(
        text,
        plan.restarts()
            ? "The stage is restarted with it, and processes its input again:"
            : "No running process can take it. It is live when 'up' or 'run' is started again;"
                + " then: "
                + plan.replayLater());
    return text.toString();
  }

  static ObjectNode json(PromotePlan plan) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode node =
        root.putObject("promotion")
            .put("stage", plan.stage())
            .put("model", plan.model())
            .put("file", plan.change().file().toString())
            .put("restarts", plan.restarts())
            .put("replayLater", plan.replayLater());
    plan.change().diff().forEach(node.putArray("diff")::add);
    return root;
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
