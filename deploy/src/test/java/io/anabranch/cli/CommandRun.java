package io.anabranch.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.Terminal;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** What one run of the command line gave. */
public record CommandRun(int exitCode, String out, String err) {

  private static final JsonMapper MAPPER = new JsonMapper();

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

  /** The JSON objects that it printed, one a line. */
  public List<JsonNode> json() throws JsonProcessingException {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : out.lines().toList()) {
      nodes.add(MAPPER.readTree(line));
    }
    return nodes;
  }

  public static CommandRun of(Path directory, String... args) {
    return of(directory, Map.of(), "", args);
  }
}
