package io.anabranch.brokers;

import static org.awaitility.Awaitility.await;

import io.anabranch.devbroker.RabbitServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What a RabbitMQ server has on the disk, which it writes a while after it has said so. */
public final class RabbitData {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private RabbitData() {}

  /**
   * Waits until a quorum queue survives a kill. Version 3.10 writes a new one to the disk after a
   * second; one that it has not written never has a leader again.
   */
  public static void awaitKept(RabbitServer server, String queue) {
    awaitFile(server, "names[.]dets", queue);
  }

  /** Waits until a binding survives a kill, for which a new one takes some seconds. */
  public static void awaitBindingKept(RabbitServer server, String routingKey) {
    awaitFile(server, "LATEST[.]LOG|PREVIOUS[.]LOG|rabbit_durable_route[.]DC[DL]", routingKey);
  }

  private static void awaitFile(RabbitServer server, String names, String text) {
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              try (Stream<Path> files = Files.walk(server.data())) {
                return files
                    .filter(file -> file.getFileName().toString().matches(names))
                    .anyMatch(file -> contains(file, text));
              } catch (UncheckedIOException changed) {
                return false;
              }
            });
  }

  private static boolean contains(Path file, String name) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
