package io.anabranch.cli.checklists;

import io.anabranch.checklist.ChecklistLoadRequest;
import io.anabranch.checklist.ChecklistTopic;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.reference.ReferenceLoadCommand;
import io.anabranch.cluster.Connection;
import io.anabranch.processor.checklists.evaluation.ChecklistFile;
import io.anabranch.reference.LoadRequest;
import io.anabranch.reference.ReferenceTopic;
import io.anabranch.schema.Checklist;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

/** Loads one's own checklists. */
@Command(
    name = "load",
    description = {
      "Loads checklists, each in place of the one with its id. Running stages pick them up.",
      "",
      "JSON objects or rows of a table: id, version and title; optional are description, questions",
      "(what customers write who need it), steps, url, and active. In a cell of a table, bars stand",
      "between questions and between steps. Nothing is loaded if a row is wrong."
    },
    footer = {
      "  anabranch checklists load ours.jsonl --dry-run",
      "  anabranch checklists load ours.xlsx",
      "  anabranch checklists load vacuums.jsonl mops.jsonl --replace"
    })
public final class ChecklistsLoadCommand extends ReferenceLoadCommand<Checklist> {

  public ChecklistsLoadCommand(CliContext context) {
    super(context);
  }

  @Override
  protected List<Checklist> read(List<Path> files, Consumer<String> notes) {
    return ChecklistFile.readAll(files, notes);
  }

  @Override
  protected LoadRequest<Checklist> request(List<Checklist> checklists, boolean replace) {
    return new ChecklistLoadRequest(checklists, replace);
  }

  @Override
  protected ReferenceTopic<Checklist> topic(Connection connection) {
    return new ChecklistTopic(connection);
  }
}
