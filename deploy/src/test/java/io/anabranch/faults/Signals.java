package io.anabranch.faults;

import io.anabranch.cluster.ClusterService;
import java.io.IOException;

/** Stops a service of the cluster as SIGSTOP does: its port accepts, and nobody answers. */
final class Signals {

  private Signals() {}

  static void stop(ClusterService service) {
    send("STOP", service);
  }

  /** Lets a stopped service go on; harmless for one that runs. */
  static void resume(ClusterService service) {
    send("CONT", service);
  }

  private static void send(String signal, ClusterService service) {
    String pid = Long.toString(service.process().orElseThrow().pid());
    try {
      int code = new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
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
