package io.anabranch.cli;

import io.anabranch.cli.context.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The top command: what every command has in common. */
@Command(
    name = "anabranch",
    description = "Enriches text streams with machine learning on Kafka.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    usageHelpAutoWidth = false,
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  anabranch up",
      "  anabranch produce --wait \"My X200 vacuum died, I want my money back\"",
      "  anabranch consume -e -f pretty",
      "  anabranch status --watch",
      "  anabranch dead-letters list",
      "",
      "Exit codes: 0 done; 1 failed, timed out, a result is partial, or a dead letter is",
      "refused; 2 wrong usage or configuration; 130 interrupted."
    })
final class AnabranchCommand {

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show stack traces of errors.")
  boolean verbose;
}
