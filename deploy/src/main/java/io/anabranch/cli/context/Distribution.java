package io.anabranch.cli.context;

import java.nio.file.Path;

/**
 * The folder that the build makes and the launcher names.
 *
 * @param home with {@code lib}, {@code models}, {@code testdata} and {@code dev-cluster} in it
 */
public record Distribution(Path home) {

  private static final String HOME = "anabranch.home";

  /**
   * The distribution that this process runs from.
   *
   * @throws CommandFailedException if it was started without the launcher
   */
  public static Distribution ofLauncher() {
    String home = System.getProperty(HOME);
    if (home == null) {
      throw new CommandFailedException(
          "the system property " + HOME + " is not set; start with deploy/bin/anabranch");
    }
    return new Distribution(Path.of(home));
  }

  public Path models() {
    return home.resolve("models");
  }

  public Path testdata() {
    return home.resolve("testdata");
  }

  public Path messages() {
    return testdata().resolve("messages.jsonl");
  }

  public Path checklists() {
    return testdata().resolve("checklists").resolve("checklists.jsonl");
  }

  public Path lexicon() {
    return testdata().resolve("lexicon.tsv");
  }
}
