package io.anabranch.cli.context;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Contexts of commands that run within a test. */
public final class TestContexts {

  private TestContexts() {}

  /** Reads nothing, prints nothing, and finds no configuration. */
  public static CliContext silent(Path runningUp) {
    return printing(runningUp, Writer.nullWriter(), Writer.nullWriter());
  }

  /** The same with somebody who reads what is printed. */
  public static CliContext printing(Path runningUp, Writer out, Writer err) {
    return new CliContext(
        Map.of(),
        runningUp,
        runningUp.resolve("up.json"),
        new Terminal(false, Ansi.OFF, 100),
        InputStream.nullInputStream(),
        new PrintWriter(out),
        new PrintWriter(err));
  }
}
