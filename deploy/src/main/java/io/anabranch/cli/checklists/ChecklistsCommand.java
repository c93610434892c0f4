package io.anabranch.cli.checklists;

import picocli.CommandLine.Command;

/** Groups the commands for checklists. */
@Command(
    name = "checklists",
    description = "Loads or lists the checklists that messages are matched with.",
    footer = {
      "  anabranch checklists load ours.jsonl --replace",
      "  anabranch checklists list",
    })
public final class ChecklistsCommand {}
