package io.anabranch.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code anabranch run} or another command that goes on, in a JVM of its own, which ends with this
 * one however that ends.
 */
final class StageProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration END_LIMIT = Duration.ofMinutes(1);

  private static final Pattern CONTROL = Pattern.compile("control endpoint (\\S+)");

  /** Kept, not only its handle: a collected Process closes the pipe that keeps the child alive. */
  private final Process process;

  private final Path log;

  private StageProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it; it is not yet running then.
   *
   * @param arguments the command and its options
   * @param settings keys of the configuration
   * @param folder where it runs
   * @param log name of the file there that receives what it writes to standard output and error
   */
  static StageProcess start(
      List<String> arguments, Map<String, String> settings, Path folder, String log) {
    Path file = folder.resolve(log);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Danabranch.home=" + System.getProperty("anabranch.home"),
            "-cp",
            System.getProperty("java.class.path"),
            // Halts the child when this JVM is gone.
            "io.anabranch.devcluster.ChildMain",
            "io.anabranch.cli.Main"));
    command.addAll(arguments);
    settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(file.toFile())
              .start();
      return new StageProcess(process, file);
    } catch (IOException e) {
      throw new IllegalStateException("cannot start a JVM that logs to " + file, e);
    }
  }

  /** Waits until every application in it has joined its group and restored its state. */
  StageProcess awaitRunning() {
    await()
        .atMost(START_LIMIT)
        .failFast("the process has ended", () -> !process.isAlive())
        .until(this::isRunning);
    return this;
  }

  /** Whether every application in it has joined its group and restored its state. */
  boolean isRunning() {
    return log().contains("running: ");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it has written so far. */
  String log() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + log, e);
    }
  }

  /** Status that its control endpoint answers to whether it is ready. */
  int readiness() throws Exception {
    Matcher control = CONTROL.matcher(log());
    if (!control.find()) {
      throw new IllegalStateException("the process has not named its control endpoint");
    }
    URI ready = URI.create(control.group(1)).resolve("/health/ready");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Prints the end of its log, to which it then adds a thread dump if it runs. */
  void showLog(int lines) {
    List<String> all = log().lines().toList();
    System.out.println("--- the end of " + log);
    all.stream().skip(Math.max(0, all.size() - lines)).forEach(System.out::println);
    if (isAlive()) {
      Signals.dumpThreads(process.toHandle());
      await().until(() -> log().contains("Full thread dump"));
    }
  }

  /** Ends it at once, as kill -9 does, and waits until it is gone. */
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  /** Stops it where it is: its ports accept, and nobody answers. */
  void freeze() {
    Signals.stop(process.toHandle());
  }

  /** Lets it go on after {@link #freeze}. */
  void thaw() {
    Signals.resume(process.toHandle());
  }

  /** Sends SIGTERM, waits until it is gone, and says how long that took. */
  Duration terminate() {
    long begin = System.nanoTime();
    // Not through the Process, which would close the pipe as well.
    process.toHandle().destroy();
    await().atMost(END_LIMIT).until(() -> !process.isAlive());
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Waits until it has ended by itself. */
  StageProcess awaitEnd() {
    await().atMost(END_LIMIT).until(() -> !process.isAlive());
    return this;
  }

  int exitCode() {
    return process.exitValue();
  }

  @Override
  public void close() {
    kill();
  }
}
