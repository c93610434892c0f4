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
import picocli.CommandLine.Command;

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
      "  anabranch checklists load ours.jsonl --dry-run",
      "  anabranch checklists load ours.jsonl",
      "  anabranch checklists load vacuums.jsonl mops.jsonl --replace"
    })
public final class ChecklistsLoadCommand extends ReferenceLoadCommand<Checklist> {

  public ChecklistsLoadCommand(CliContext context) {
    super(context);
  }

  @Override
  protected List<Checklist> read(List<Path> files) {
    return ChecklistFile.readAll(files);
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
