package io.anabranch.cli.output;

import io.anabranch.cli.context.Terminal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How records are written: for programs or for people. */
public enum OutputFormat {
  JSON,
  PRETTY;

  /** What was asked for; otherwise for whoever reads standard output. */
  public static OutputFormat choose(@Nullable OutputFormat asked, Terminal terminal) {
    return asked != null ? asked : terminal.interactive() ? PRETTY : JSON;
  }

  /** The name as in options and help. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
