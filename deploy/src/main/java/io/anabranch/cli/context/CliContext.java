package io.anabranch.cli.context;

import io.anabranch.control.RunningUp;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the commands see of the process that they run in.
 *
 * @param workingDirectory where a configuration file is looked for
 * @param runningUp the file by which a running {@code up} is found
 * @param in standard input
 * @param out standard output: data and nothing else, in UTF-8; to be flushed by the writer
 * @param err standard error: everything else
 */
public record CliContext(
    Map<String, String> environment,
    Path workingDirectory,
    Path runningUp,
    Terminal terminal,
    InputStream in,
    PrintWriter out,
    PrintWriter err) {

  public static CliContext ofSystem() {
    Map<String, String> environment = System.getenv();
    return new CliContext(
        environment,
        Path.of(""),
        RunningUp.file(environment),
        Terminal.of(environment),
        System.in,
        writer(new FileOutputStream(FileDescriptor.out), false),
        writer(new FileOutputStream(FileDescriptor.err), true));
  }

  /** Says on standard error what is wrong, where the command goes on. */
  public void problem(String text) {
    err.println("anabranch: " + text);
  }

  private static PrintWriter writer(OutputStream out, boolean flushesLines) {
    return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), flushesLines);
  }
}
