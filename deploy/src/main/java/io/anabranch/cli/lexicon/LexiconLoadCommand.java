package io.anabranch.cli.lexicon;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.reference.ReferenceLoadCommand;
import io.anabranch.cluster.Connection;
import io.anabranch.lexicon.LexiconLoadRequest;
import io.anabranch.lexicon.LexiconTopic;
import io.anabranch.processor.keywords.lexicon.LexiconFile;
import io.anabranch.reference.LoadRequest;
import io.anabranch.reference.ReferenceTopic;
import io.anabranch.schema.LexiconTerm;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

/** Loads one's own terms. */
@Command(
    name = "load",
    description = {
      "Loads terms, each in place of the one with its kind and name. Running stages pick them up.",
      "",
      "A term a line, in three columns separated by tabs: kind (product, code, risk or",
      "any other name in lower case), canonical name, and the forms that customers write, separated",
      "by |. A fourth column 'inactive' is for a term that is not to be found. Empty lines and lines",
      "that begin with # say nothing. CSV, Excel and JSON have columns kind, name, forms and, if",
      "need be, active. Nothing is loaded if a line is wrong.",
      "",
      "General risks are always there: see 'anabranch lexicon list --general'. Forms under the kind",
      "and name of one are found beside its own; an inactive term leaves it out."
    },
    footer = {
      "  anabranch lexicon load ours.tsv --dry-run",
      "  anabranch lexicon load ours.tsv",
      "  anabranch lexicon load products.tsv codes.tsv --replace"
    })
public final class LexiconLoadCommand extends ReferenceLoadCommand<LexiconTerm> {

  public LexiconLoadCommand(CliContext context) {
    super(context);
  }

  @Override
  protected List<LexiconTerm> read(List<Path> files, Consumer<String> notes) {
    return LexiconFile.readAll(files, notes);
  }

  @Override
  protected LoadRequest<LexiconTerm> request(List<LexiconTerm> terms, boolean replace) {
    return new LexiconLoadRequest(terms, replace);
  }

  @Override
  protected ReferenceTopic<LexiconTerm> topic(Connection connection) {
    return new LexiconTopic(connection);
  }
}
