package io.anabranch.cli.checklists;

import io.anabranch.checklist.ChecklistTopic;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.output.DisplayText;
import io.anabranch.cli.output.Table;
import io.anabranch.cli.reference.ReferenceListCommand;
import io.anabranch.cluster.Connection;
import io.anabranch.reference.ReferenceTopic;
import io.anabranch.schema.Checklist;
import java.util.List;
import picocli.CommandLine.Command;

/** The checklists that there are. */
@Command(
    name = "list",
    description = "Lists the checklists that are loaded, by id.",
    footer = {"  anabranch checklists list", "  anabranch checklists list -f json > backup.jsonl"})
public final class ChecklistsListCommand extends ReferenceListCommand<Checklist> {

  public ChecklistsListCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ReferenceTopic<Checklist> topic(Connection connection) {
    return new ChecklistTopic(connection);
  }

  @Override
  protected Table table(List<Checklist> checklists) {
    Table table = new Table("id", ">version", "active", ">questions", ">steps", "title");
    for (Checklist checklist : checklists) {
      table.row(
          DisplayText.clean(checklist.getId()),
          Integer.toString(checklist.getVersion()),
          checklist.getActive() ? "yes" : "no",
          Integer.toString(checklist.getQuestions().size()),
          Integer.toString(checklist.getSteps().size()),
          DisplayText.clean(checklist.getTitle()));
    }
    return table;
  }
}
