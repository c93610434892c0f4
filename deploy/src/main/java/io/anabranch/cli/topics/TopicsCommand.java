package io.anabranch.cli.topics;

import picocli.CommandLine.Command;

/** Groups the commands for topics. */
@Command(
    name = "topics",
    description = "Creates or lists the topics of the pipeline.",
    footer = {
      "  anabranch topics create --dry-run",
      "  anabranch topics list",
    })
public final class TopicsCommand {}
