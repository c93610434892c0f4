package io.anabranch.cli.lexicon;

import picocli.CommandLine.Command;

/** Groups the commands for the lexicon. */
@Command(
    name = "lexicon",
    description = "Loads or lists the terms that keywords are found by: products, codes, risks.",
    footer = {
      "  anabranch lexicon load ours.tsv --replace",
      "  anabranch lexicon list",
    })
public final class LexiconCommand {}
