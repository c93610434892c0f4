package io.anabranch.processor.linear.model;

import io.anabranch.processor.Option;
import java.nio.file.Path;
import java.util.Optional;

/** Options of a stage with a linear model. */
public record LinearOptions(
    @Option(doc = "Folder of a model that train has written, in place of the one that ships.")
        Optional<Path> model) {}
