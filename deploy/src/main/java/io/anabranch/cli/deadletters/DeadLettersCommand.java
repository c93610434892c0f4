package io.anabranch.cli.deadletters;

import picocli.CommandLine.Command;

/** Groups the commands for dead letters. */
@Command(
    name = "dead-letters",
    description = {
      "Lists, shows, retries or discards what stages could not process.",
      "",
      "A dead letter is known by its id: stage-topic-partition-offset-timestamp, of the stage that failed",
      "and the message that it failed on."
    },
    footer = {
      "  anabranch dead-letters list --stage sentiment",
      "  anabranch dead-letters show pos-support.messages-3-42",
      "  anabranch dead-letters retry --cause timeout --dry-run",
      "  anabranch dead-letters discard --cause empty",
    })
public final class DeadLettersCommand {}
