package io.anabranch.cli.lexicon;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.output.DisplayText;
import io.anabranch.cli.output.Table;
import io.anabranch.cli.reference.ReferenceListCommand;
import io.anabranch.cluster.Connection;
import io.anabranch.lexicon.LexiconTopic;
import io.anabranch.processor.keywords.GeneralRisks;
import io.anabranch.processor.keywords.lexicon.LexiconFile;
import io.anabranch.reference.ReferenceTopic;
import io.anabranch.schema.LexiconTerm;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The terms that there are. */
@Command(
    name = "list",
    description = "Lists the terms that are loaded, by kind and name.",
    footer = {
      "  anabranch lexicon list",
      "  anabranch lexicon list --tsv > backup.tsv",
      "  anabranch lexicon list --general --tsv"
    })
public final class LexiconListCommand extends ReferenceListCommand<LexiconTerm> {

  @Option(names = "--tsv", description = "As 'lexicon load' takes it.")
  boolean tsv;

  @Option(
      names = "--general",
      description = "The general risks that ship, in place of what is loaded. Needs no cluster.")
  boolean general;

  public LexiconListCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ReferenceTopic<LexiconTerm> topic(Connection connection) {
    return new LexiconTopic(connection);
  }

  @Override
  protected List<LexiconTerm> entries() throws InterruptedException {
    return general ? GeneralRisks.terms() : super.entries();
  }

  @Override
  protected void print(List<LexiconTerm> terms) {
    if (tsv) {
      terms.forEach(term -> context.out().println(LexiconFile.line(term)));
    } else {
      super.print(terms);
    }
  }

  @Override
  protected Table table(List<LexiconTerm> terms) {
    Table table = new Table("kind", "name", "active", "forms");
    for (LexiconTerm term : terms) {
      table.row(
          DisplayText.clean(term.getKind()),
          DisplayText.clean(term.getCanonical()),
          term.getActive() ? "yes" : "no",
          DisplayText.clean(String.join(" | ", term.getForms())));
    }
    return table;
  }
}
