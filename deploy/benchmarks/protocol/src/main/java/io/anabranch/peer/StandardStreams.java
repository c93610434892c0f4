package io.anabranch.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The standard streams of a peer: it says {@code ready} when it can work, reads commands and writes
 * answers. This process ends when its standard input does, however whoever started it has ended.
 * What libraries print to standard output goes to standard error, and their temporary files end
 * with the process.
 */
public final class StandardStreams {

  private static final Duration EXIT_LIMIT = Duration.ofSeconds(10);

  private final PrintStream out;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private StandardStreams(PrintStream out) {
    this.out = out;
  }

  /** Takes the streams over. To be called once, before anything is printed. */
  public static StandardStreams open() throws IOException {
    TemporaryFolder.take();
    StandardStreams streams = new StandardStreams(System.out);
    System.setOut(System.err);
    daemon("standard-input", streams::read);
    return streams;
  }

  public void ready() {
    out.println("ready");
    out.flush();
  }

  /** Answers commands until the input ends. */
  public void serve(DirectPeer peer) throws InterruptedException {
    Commands commands = new Commands(peer);
    while (true) {
      String line = lines.take();
      out.println(commands.answer(line));
      out.flush();
    }
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException broken) {
      // A broken pipe says the same as its end.
    }
    daemon("exit-limit", StandardStreams::haltLater);
    System.exit(0);
  }

  private static void haltLater() {
    try {
      Thread.sleep(EXIT_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
