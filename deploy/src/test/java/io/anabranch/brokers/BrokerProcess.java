package io.anabranch.brokers;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** A server of others that ends with this JVM, however that ends. */
final class BrokerProcess {

  private static final Duration LIMIT = Duration.ofSeconds(90);

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
      await().atMost(LIMIT).until(() -> Files.exists(pid) && Files.size(pid) > 1);
      long number = Long.parseLong(Files.readString(pid).strip());
      return new BrokerProcess(shell, ProcessHandle.of(number).orElseThrow(), log);
    } catch (IOException e) {
      throw new IllegalStateException("cannot start " + program, e);
    }
  }

  /** Waits until the server answers its protocol. */
  void awaitReady(Callable<Boolean> isReady) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .failFast(
            () -> {
              if (!server.isAlive()) {
                throw new AssertionError("the server has ended: " + log());
              }
            })
        .until(isReady);
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

  private String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "it has no log";
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
                new AssertionError(
                    "there is no %s; install Debian's package %s"
                        .formatted(program, debianPackage)));
  }
}
