package io.anabranch.devcluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands that SIGINT ends. A process inherits that it is ignored, from {@code nohup} or from a
 * script that runs something in the background, and neither a shell nor a JVM can undo that.
 */
final class InterruptibleCommand {

  /**
   * GNU's env, and Perl: Debian has both, macOS the latter. They run what follows as themselves.
   */
  private static final List<List<String>> LAUNCHERS =
      List.of(
          List.of("env", "--default-signal=INT"),
          List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec { $ARGV[0] } @ARGV or die"));

  private InterruptibleCommand() {}

  /** The command as it is where neither launcher is there. */
  static List<String> of(List<String> command) throws InterruptedException {
    for (List<String> launcher : LAUNCHERS) {
      if (runs(after(launcher, List.of("true")))) {
        return after(launcher, command);
      }
    }
    return command;
  }

  private static boolean runs(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private static List<String> after(List<String> launcher, List<String> command) {
    List<String> all = new ArrayList<>(launcher);
    all.addAll(command);
    return all;
  }
}
