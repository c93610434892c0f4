package io.anabranch.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help;

/** All commands. A new command is one line here. */
final class CommandTree {

  private CommandTree() {}

  /** The command line, which writes to the context's streams. */
  static CommandLine of(CliContext context) {
    CommandLine root = new CommandLine(new AnabranchCommand());
    ErrorReport errors = new ErrorReport(context.err());
    return root.setOut(context.out())
        .setErr(context.err())
        .setColorScheme(Help.defaultColorScheme(context.terminal().ansi()))
        .setUsageHelpWidth(Math.max(80, Math.min(120, context.terminal().width())))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors);
  }
}
