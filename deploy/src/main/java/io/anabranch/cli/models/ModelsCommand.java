package io.anabranch.cli.models;

import picocli.CommandLine.Command;

/** Groups the commands for models that do not ship. */
@Command(
    name = "models",
    description = "Fetches or lists models for other languages that do not ship.",
    footer = {"  anabranch models fetch de", "  anabranch models list"})
public final class ModelsCommand {}
