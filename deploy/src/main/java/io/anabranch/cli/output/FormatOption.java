package io.anabranch.cli.output;

import io.anabranch.cli.context.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --format} of commands that print records or figures. */
public final class FormatOption {

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; pretty on a terminal, otherwise json.")
  @Nullable OutputFormat asked;

  /** What was asked for; otherwise for whoever reads standard output. */
  public OutputFormat choose(Terminal terminal) {
    return OutputFormat.choose(asked, terminal);
  }
}
