package io.anabranch.cli.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.anabranch.check.Finding;
import io.anabranch.check.PipelineCheck;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.output.DisplayText;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cli.output.OutputFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A dry run of everything. */
@Command(
    name = "check",
    description = {
      "Looks at everything that the pipeline needs, and changes nothing: configuration, brokers,",
      "topics, partitions, schema registry, rights, intakes, state and models.",
      "Each line says ok, or what to do; the exit code is 1 if something is to be done."
    },
    footer = {
      "  anabranch check",
      "  anabranch check --config production.yaml --command-config client.properties"
    })
public final class CheckCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin final FormatOption format = new FormatOption();
  @Mixin final ConnectionOptions connectionOptions;

  public CheckCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    AtomicInteger problems = new AtomicInteger();
    Consumer<Finding> listener =
        finding -> {
          problems.addAndGet(finding.isOk() ? 0 : 1);
          print(finding);
        };
    try {
      new PipelineCheck(
              connectionOptions.config(),
              context.environment(),
              Distribution.ofLauncher().models(),
              listener)
          .run();
    } catch (ConfigException e) {
      listener.accept(new Finding("configuration", false, String.valueOf(e.getMessage())));
    }
    if (problems.get() > 0) {
      context.err().println(problems.get() + " to be done");
    }
    return problems.get() == 0 ? 0 : 1;
  }

  private void print(Finding finding) {
    boolean isJson = format.choose(context.terminal()) == OutputFormat.JSON;
    context.out().println(isJson ? json(finding) : text(finding));
    context.out().flush();
  }

  private static String json(Finding finding) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("subject", finding.subject())
        .put("ok", finding.isOk())
        .put("text", finding.text())
        .toString();
  }

  private static String text(Finding finding) {
    return "%s  %s: %s"
        .formatted(
            finding.isOk() ? "ok     " : "PROBLEM",
            finding.subject(),
            DisplayText.clean(finding.text()));
  }
}
