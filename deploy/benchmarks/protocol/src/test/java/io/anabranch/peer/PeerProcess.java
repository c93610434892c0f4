package io.anabranch.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A peer in a JVM of its own, with the jars that the build has put together for it. */
public final class PeerProcess implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedReader out;
  private final PrintStream in;

  private PeerProcess(Process process) {
    this.process = process;
    out = process.inputReader(StandardCharsets.UTF_8);
    in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /**
   * Starts a peer and waits until it is ready.
   *
   * @param name of its folder of jars
   * @param folder for the file of parameters
   */
  public static PeerProcess start(
      String name, String mainClass, Map<String, ?> parameters, Path folder) throws IOException {
    Path file = folder.resolve(name + ".json");
    Files.writeString(file, JSON.writeValueAsString(parameters));
    Path jars = Path.of(System.getProperty("anabranch.peers"), name, "lib", "*");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jars.toString(),
                mainClass,
                file.toString()));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    PeerProcess peer = new PeerProcess(builder.start());
    String first = peer.out.readLine();
    if (!"ready".equals(first)) {
      peer.close();
      throw new IOException(name + " said '" + first + "', not ready");
    }
    return peer;
  }

  public JsonNode round(Path file, int count, String variant) throws IOException {
    return ask("round " + file + " " + count + (variant.isEmpty() ? "" : " " + variant));
  }

  public JsonNode result(String text, String variant) throws IOException {
    return ask("result " + JSON.writeValueAsString(Map.of("text", text, "variant", variant)));
  }

  /** Sends a command and reads its answer. */
  public JsonNode ask(String command) throws IOException {
    in.println(command);
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the peer has ended");
    }
    return JSON.readTree(line);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Closes its input, and waits until it has ended by itself; kills it if it does not. */
  @Override
  public void close() throws IOException {
    in.close();
    try {
      if (process.waitFor(20, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new IOException("the peer did not end when its input did");
  }
}
