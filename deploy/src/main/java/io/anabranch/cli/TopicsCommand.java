package io.anabranch.cli;

import picocli.CommandLine.Command;

/** Groups the commands for topics. */
@Command(
    name = "topics",
    description = "Creates or lists the topics of the pipeline.",
    footer = {
      "  anabranch topics create --dry-run",
      "  anabranch topics list",
    })
final class TopicsCommand {}
