package io.anabranch.cli;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.Interruption;

/** Starts the command line. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Interruption interruption = Interruption.of(Thread.currentThread());
    int exitCode = CommandTree.of(CliContext.ofSystem()).execute(args);
    if (!interruption.isUnderWay()) {
      System.exit(exitCode);
    }
  }
}
