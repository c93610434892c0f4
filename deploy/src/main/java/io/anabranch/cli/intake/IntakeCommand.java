package io.anabranch.cli.intake;

import picocli.CommandLine.Command;

/** Groups the commands for topics of others. */
@Command(
    name = "intake",
    description = {
      "Shows what becomes of the records of other topics, and proposes how to map them.",
      "",
      "The application 'intake' reads the topics that the configuration names under intake.NAME,",
      "and writes their records as messages; see docs/how-to/read-your-topics.md."
    },
    footer = {
      "  anabranch intake suggest helpdesk.tickets",
      "  anabranch intake try helpdesk.tickets -n 20",
      "  anabranch intake presets zendesk"
    })
public final class IntakeCommand {}
