package io.anabranch.cli;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.Terminal;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** What one run of the command line gave. */
public record CommandRun(int exitCode, String out, String err) {

  /** Runs a command in a directory that holds neither configuration nor a running {@code up}. */
  public static CommandRun of(
      Path directory, Map<String, String> environment, String in, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CliContext context =
        new CliContext(
            environment,
            directory,
            directory.resolve("runtime").resolve("up.json"),
            new Terminal(false, Ansi.OFF, 100),
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out),
            new PrintWriter(err));
    int exitCode = CommandTree.of(context).execute(args);
    context.out().flush();
    context.err().flush();
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  public static CommandRun of(Path directory, String... args) {
    return of(directory, Map.of(), "", args);
  }
}
