package io.anabranch.cli.checklists;

import io.anabranch.checklist.ChecklistTopic;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.output.AvroToJson;
import io.anabranch.cli.output.DisplayText;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cli.output.Table;
import io.anabranch.cluster.Connection;
import io.anabranch.schema.Checklist;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The checklists that there are. */
@Command(
    name = "list",
    description = "Lists the checklists that are loaded, by id.",
    footer = {"  anabranch checklists list", "  anabranch checklists list -f json > backup.jsonl"})
public final class ChecklistsListCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin final FormatOption format = new FormatOption();

  @Mixin final ConnectionOptions connectionOptions;

  public ChecklistsListCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    List<Checklist> checklists;
    try (Connection connection = connectionOptions.connect()) {
      checklists = new ChecklistTopic(connection).read(context::problem);
    }
    if (format.choose(context.terminal()) == OutputFormat.JSON) {
      checklists.forEach(checklist -> context.out().println(AvroToJson.of(checklist)));
    } else {
      context.out().println(table(checklists));
    }
    context.out().flush();
    return 0;
  }

  static Table table(List<Checklist> checklists) {
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
