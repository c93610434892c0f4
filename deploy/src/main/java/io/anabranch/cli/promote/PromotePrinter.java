package io.anabranch.cli.promote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cli.replay.ReplayPrinter;
import io.anabranch.promote.PromotionPlan;
import io.anabranch.replay.ReplayResult;
import java.util.Optional;

/** Shows the plan of a promotion and what came of it, to people or to programs. */
final class PromotePrinter {

  private final CliContext context;
  private final OutputFormat format;
  private final PromotionPlan plan;
  private final String replayLater;
  private final ReplayPrinter replays;

  /**
   * Prints to standard output.
   *
   * @param replayLater the command that replays the stage
   */
  PromotePrinter(CliContext context, OutputFormat format, PromotionPlan plan, String replayLater) {
    this.context = context;
    this.format = format;
    this.plan = plan;
    this.replayLater = replayLater;
    this.replays = new ReplayPrinter(context, format, plan.config().join().retention());
  }

  /** Prints what is going to be done, or would be. */
  void print(boolean execute) {
    if (format == OutputFormat.JSON) {
      context.out().println(json());
    } else {
      context.out().println(text());
    }
    if (plan.restarts()) {
      replays.print(plan.replay(), plan.estimate(), execute);
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
  void print(Optional<ReplayResult> replay) {
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
                      .formatted(plan.stage(), plan.model(), replayLater));
    }
    context.out().flush();
  }

  private String text() {
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
                + replayLater);
    return text.toString();
  }

  private ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode node =
        root.putObject("promotion")
            .put("stage", plan.stage())
            .put("model", plan.model())
            .put("file", plan.change().file().toString())
            .put("restarts", plan.restarts())
            .put("replayLater", replayLater);
    plan.change().diff().forEach(node.putArray("diff")::add);
    return root;
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
