package io.anabranch.cli.models;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConfigOptions;
import io.anabranch.cli.context.Distribution;
import java.nio.file.Path;

/** Which folder of models: that of the configuration, or of the distribution. */
final class ModelsOptions extends ConfigOptions {

  ModelsOptions(CliContext context) {
    super(context);
  }

  Path directory() {
    return offline().models().orElseGet(() -> Distribution.ofLauncher().models());
  }
}
