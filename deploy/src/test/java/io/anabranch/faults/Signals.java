package io.anabranch.faults;

import io.anabranch.devcluster.ClusterService;
import java.io.IOException;

/** Signals that Java's own process API does not have. */
final class Signals {

  private Signals() {}

  /** Stops a service where it is: its port accepts, and nobody answers. */
  static void stop(ClusterService service) {
    stop(service.process().orElseThrow());
  }

  /** Lets a stopped service go on; harmless for one that runs. */
  static void resume(ClusterService service) {
    resume(service.process().orElseThrow());
  }

  /** Stops a process where it is. */
  static void stop(ProcessHandle process) {
    send("STOP", process);
  }

  /** Lets a stopped process go on. */
  static void resume(ProcessHandle process) {
    send("CONT", process);
  }

  /** Has a JVM write the stacks of its threads to its log. */
  static void dumpThreads(ProcessHandle process) {
    send("QUIT", process);
  }

  private static void send(String signal, ProcessHandle process) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill -%s ended with %d".formatted(signal, code));
      }
    } catch (IOException e) {
      throw new IllegalStateException("this system has no kill command", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
