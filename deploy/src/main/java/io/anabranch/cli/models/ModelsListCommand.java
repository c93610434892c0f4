package io.anabranch.cli.models;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cli.output.Table;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The models that can be fetched, and which are there. Needs no cluster. */
@Command(
    name = "list",
    description = "Lists the models that can be fetched, and says which are there.",
    footer = {"  anabranch models list", "  anabranch models list -f json"})
public final class ModelsListCommand implements Callable<Integer> {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final CliContext context;
  private final Supplier<List<StageModel>> known;

  @Mixin final FormatOption format = new FormatOption();

  @Mixin final ModelsOptions models;

  public ModelsListCommand(CliContext context) {
    this(context, StageModel::all);
  }

  ModelsListCommand(CliContext context, Supplier<List<StageModel>> known) {
    this.context = context;
    this.known = known;
    this.models = new ModelsOptions(context);
  }

  @Override
  public Integer call() {
    ModelFetch fetch = new ModelFetch(models.directory(), bytes -> {});
    boolean json = format.choose(context.terminal()) == OutputFormat.JSON;
    Table table = new Table("language", "stage", "there", "file", "option");
    for (StageModel one : known.get()) {
      boolean there = fetch.isThere(one.model());
      String file = fetch.place(one.model()).toAbsolutePath().normalize().toString();
      if (json) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("language", one.model().language()).put("stage", one.stage());
        context.out().println(node.put("there", there).put("file", file).put("option", one.key()));
      } else {
        table.row(one.model().language(), one.stage(), there ? "yes" : "no", file, one.key());
      }
    }
    if (!json) {
      context.out().println(table);
    }
    context.out().flush();
    return 0;
  }
}
