package io.anabranch.cli.intake;

import io.anabranch.cli.context.CliContext;
import io.anabranch.mapping.preset.Presets;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Mappings that come with the distribution. */
@Command(
    name = "presets",
    description = {
      "Lists the presets for common help desks, or prints one.",
      "",
      "intake.NAME.preset and produce --preset use them; their keys can be copied and changed."
    },
    footer = {"  anabranch intake presets", "  anabranch intake presets zendesk"})
public final class IntakePresetsCommand implements Callable<Integer> {

  private final CliContext context;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "One of them.")
  @Nullable String name;

  public IntakePresetsCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (name == null) {
      Presets.names().forEach(context.out()::println);
    } else {
      try {
        context.out().print(Presets.text(name));
      } catch (IllegalArgumentException e) {
        throw new ConfigException("preset", name, e.getMessage());
      }
    }
    context.out().flush();
    return 0;
  }
}
