package io.anabranch.cli.checklists;

import io.anabranch.checklist.ChecklistLoadRequest;
import io.anabranch.checklist.ChecklistLoadResult;
import io.anabranch.checklist.ChecklistTopic;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cluster.Connection;
import io.anabranch.processor.checklists.evaluation.ChecklistFile;
import io.anabranch.schema.Checklist;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads one's own checklists. */
@Command(
    name = "load",
    description = {
      "Loads checklists, each in place of the one with its id. Running stages pick them up.",
      "",
      "A JSON object a line: id, version and title; optional are description, questions (what",
      "customers write who need it), steps, url, and active. Nothing is loaded if a line is wrong."
    },
    footer = {
      "  anabranch checklists load ours.jsonl",
      "  anabranch checklists load vacuums.jsonl mops.jsonl --replace"
    })
public final class ChecklistsLoadCommand implements Callable<Integer> {

  private final CliContext context;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Checklists as JSON Lines.")
  List<Path> files = new ArrayList<>();

  @Option(names = "--replace", description = "Remove those that the files do not hold.")
  boolean replace;

  @Mixin final ConnectionOptions connectionOptions;

  public ChecklistsLoadCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    List<Checklist> checklists = ChecklistFile.readAll(files);
    if (checklists.isEmpty()) {
      throw new CommandFailedException("the files hold no checklist");
    }
    try (Connection connection = connectionOptions.connect()) {
      ChecklistLoadResult result =
          new ChecklistTopic(connection).load(new ChecklistLoadRequest(checklists, replace));
      context
          .err()
          .println("loaded " + result.loaded() + (replace ? ", removed " + result.removed() : ""));
    }
    return 0;
  }
}
