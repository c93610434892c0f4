package io.anabranch.cli.context;

import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * What standard output is.
 *
 * @param interactive whether a person reads it
 * @param ansi whether it takes colours
 * @param width in columns
 */
public record Terminal(boolean interactive, Ansi ansi, int width) {

  /** Set by the launcher, which can ask the system about standard output alone. */
  static final String TTY = "anabranch.stdout.tty";

  /** Set by the launcher: columns of the terminal. */
  static final String COLUMNS = "anabranch.stdout.columns";

  private static final int DEFAULT_WIDTH = 100;

  /**
   * Detects the terminal. Without the launcher, which alone can ask, standard output counts as
   * none.
   *
   * @see <a href="https://no-color.org">NO_COLOR</a>
   */
  static Terminal of(Map<String, String> environment) {
    boolean interactive = Boolean.getBoolean(TTY);
    boolean colours =
        interactive
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    int width = Integer.getInteger(COLUMNS, columns(environment.getOrDefault("COLUMNS", "")));
    return new Terminal(interactive, colours ? Ansi.ON : Ansi.OFF, Math.max(40, width));
  }

  private static int columns(String text) {
    return text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : DEFAULT_WIDTH;
  }
}
