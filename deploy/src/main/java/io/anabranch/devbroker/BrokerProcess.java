package io.anabranch.devbroker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A process that ends with this JVM, however that ends. */
final class BrokerProcess {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final long POLL_MILLIS = 20;

  /** Ends the server when the pipe from this JVM closes. Standard input is none in background. */
  private static final String SHELL =
      """
      exec 3<&0
      "$@" </dev/null 3<&- &
      server=$!
      echo $server >server.pid
      (while read -r line <&3; do :; done; kill $server) &
      watch=$!
      wait $server
      kill $watch
      """;

  /** Kept, not only its handle: a collected Process closes the pipe. */
  private final Process shell;

  private final ProcessHandle server;
  private final Path log;

  private BrokerProcess(Process shell, ProcessHandle server, Path log) {
    this.shell = shell;
    this.server = server;
    this.log = log;
  }

  /**
   * Starts a server; it need not answer yet then.
   *
   * @param folder where it runs and logs
   * @param debianPackage that has its program, for the error if there is none
   */
  static BrokerProcess start(
      Path folder, String debianPackage, String program, List<String> arguments) {
    return start(folder, debianPackage, program, arguments, Map.of());
  }

  /**
   * Starts a server; it need not answer yet then.
   *
   * @param folder where it runs and logs
   * @param debianPackage that has its program, for the error if there is none
   * @param program its name, or its path
   * @param environment all that it sees; if empty, that of this JVM
   */
  static BrokerProcess start(
      Path folder,
      String debianPackage,
      String program,
      List<String> arguments,
      Map<String, String> environment) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", SHELL, "sh"));
    command.add(find(program, debianPackage).toString());
    command.addAll(arguments);
    Path pid = folder.resolve("server.pid");
    Path log = folder.resolve("server.log");
    try {
      Files.deleteIfExists(pid);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      if (!environment.isEmpty()) {
        builder.environment().clear();
        builder.environment().putAll(environment);
      }
      Process shell = builder.start();
      await(() -> isWritten(pid), shell::isAlive, log);
      long number = Long.parseLong(Files.readString(pid).strip());
      ProcessHandle server =
          ProcessHandle.of(number).orElseThrow(() -> new DevBrokerException(ended(log)));
      return new BrokerProcess(shell, server, log);
    } catch (IOException e) {
      throw new DevBrokerException("cannot start " + program, e);
    }
  }

  /**
   * Waits until the server answers its protocol.
   *
   * @throws DevBrokerException if it ends before, or takes 90 s
   */
  void awaitReady(BooleanSupplier isReady) {
    await(isReady, server::isAlive, log);
  }

  /**
   * Ends the server at once with all that it has started, as kill -9 does, and waits until it is
   * gone. What it has started may be the server itself, below a shell.
   */
  void kill() {
    List<ProcessHandle> all = Stream.concat(server.descendants(), Stream.of(server)).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
    shell.onExit().join();
  }

  /** CPU that the server and what it has started have used. */
  Duration cpu() {
    return Stream.concat(server.descendants(), Stream.of(server))
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static void await(BooleanSupplier condition, BooleanSupplier isAlive, Path log) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (!isAlive.getAsBoolean()) {
        throw new DevBrokerException(ended(log));
      }
      if (System.nanoTime() > end) {
        throw new DevBrokerException(
            "the server does not answer after " + LIMIT.toSeconds() + " s");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DevBrokerException("interrupted while a server starts", e);
      }
    }
  }

  private static boolean isWritten(Path pid) {
    try {
      return Files.exists(pid) && Files.size(pid) > 1;
    } catch (IOException e) {
      return false;
    }
  }

  private static String ended(Path log) {
    try {
      return "the server has ended: " + Files.readString(log);
    } catch (IOException e) {
      return "the server has ended, without a log";
    }
  }

  private static Path find(String program, String debianPackage) {
    return Stream.concat(
            Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
            Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder).resolve(program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new DevBrokerException(
                    "there is no %s; install Debian's package %s"
                        .formatted(program, debianPackage)));
  }
}
