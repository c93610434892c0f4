package io.anabranch.cli.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.cli.context.Distribution;
import io.anabranch.operation.OperationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A peer in a JVM of its own. It says {@code ready}, answers a line of commands with a line of
 * JSON, and ends when its input does, as it does when this process ends.
 */
public final class PeerProcess implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration END = Duration.ofSeconds(15);
  private static final String GONE = "";

  private final String name;
  private final Process process;
  private final Path parameters;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  /**
   * What a round of a peer gave.
   *
   * @param cpuNanos of its whole process
   */
  public record Answer(long messages, long nanos, long cpuNanos) {

    public double perSecond() {
      return messages / (nanos / 1e9);
    }

    /** Messages for each second of CPU. */
    public double perCpuSecond() {
      return messages / (cpuNanos / 1e9);
    }
  }

  private PeerProcess(String name, Process process, Path parameters) {
    this.name = name;
    this.process = process;
    this.parameters = parameters;
    Thread reader = new Thread(this::read, "peer-" + name);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Checks that the jars of a peer are there.
   *
   * @throws NotMeasuredException if it was not built
   */
  public static void requireBuilt(Distribution distribution, String name) {
    if (!Files.isDirectory(jars(distribution, name))) {
      throw new NotMeasuredException(
          "there is no %s; build it with 'mvn -Pbenchmarks -DskipTests package'"
              .formatted(jars(distribution, name)));
    }
  }

  /** The build leaves them beside the distribution. */
  private static Path jars(Distribution distribution, String name) {
    return distribution
        .home()
        .resolve(Path.of("..", "..", "benchmarks", "target", "peers", name, "lib"))
        .normalize();
  }

  /**
   * Starts a peer and waits until it is ready.
   *
   * @param name of its folder
   * @throws NotMeasuredException if it was not built
   */
  public static PeerProcess start(
      Distribution distribution, String name, String main, Map<String, ?> parameters)
      throws IOException, InterruptedException {
    requireBuilt(distribution, name);
    Path file = Files.createTempFile("peer-" + name, ".json");
    Files.writeString(file, new JsonMapper().writeValueAsString(parameters));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dai.djl.pytorch.num_threads=1",
                "-Dai.djl.pytorch.num_interop_threads=1",
                "-cp",
                jars(distribution, name) + "/*",
                main,
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    PeerProcess peer = new PeerProcess(name, process, file);
    try {
      peer.awaitReady();
      return peer;
    } catch (RuntimeException | InterruptedException e) {
      peer.close();
      throw e;
    }
  }

  /**
   * Has it work on messages.
   *
   * @param variant of the peer, or empty
   * @throws OperationException if it fails
   */
  public Answer round(Path file, int count, String variant)
      throws IOException, InterruptedException {
    String command = "round %s %d %s".formatted(file.toAbsolutePath(), count, variant).strip();
    process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    JsonNode answer = new JsonMapper().readTree(line());
    if (answer.has("error")) {
      throw new OperationException("peer '" + name + "': " + answer.get("error").asText());
    }
    return new Answer(
        answer.path("messages").asLong(),
        answer.path("nanos").asLong(),
        answer.path("cpuNanos").asLong());
  }

  private void awaitReady() throws InterruptedException {
    String line = line();
    while (!line.equals("ready")) {
      line = line();
    }
  }

  private String line() throws InterruptedException {
    @Nullable String line = lines.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
    if (line == null || line.equals(GONE)) {
      throw new OperationException(
          "peer '%s' %s".formatted(name, line == null ? "does not answer" : "has ended"));
    }
    return line;
  }

  private void read() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isEmpty()) {
          lines.add(line);
        }
      }
    } catch (IOException | UncheckedIOException broken) {
      // The same as the end of it.
    }
    lines.add(GONE);
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      Files.deleteIfExists(parameters);
      if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
