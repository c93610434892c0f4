package io.anabranch.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The parameters that a peer is started with.
 *
 * @param json an object with a field for each parameter that is set
 */
public record Parameters(JsonNode json) {

  /**
   * Reads the file that the first argument of a peer names.
   *
   * @throws IllegalArgumentException if there is no argument
   * @throws IOException if the file cannot be read, or is not JSON
   */
  public static Parameters read(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("expected one argument: a JSON file of parameters");
    }
    return new Parameters(new ObjectMapper().readTree(Path.of(args[0]).toFile()));
  }

  /**
   * A parameter without which the peer cannot work.
   *
   * @throws IllegalArgumentException if it is not set
   */
  public String text(String name) {
    if (!json.hasNonNull(name)) {
      throw new IllegalArgumentException("parameter '" + name + "' is not set");
    }
    return json.get(name).asText();
  }

  /** A parameter, or its default. */
  public String text(String name, String byDefault) {
    return json.hasNonNull(name) ? text(name) : byDefault;
  }

  public Path path(String name) {
    return Path.of(text(name));
  }

  /**
   * A whole number from 1.
   *
   * @throws IllegalArgumentException if it is less
   */
  public int count(String name, int byDefault) {
    int value = json.hasNonNull(name) ? json.get(name).asInt() : byDefault;
    if (value < 1) {
      throw new IllegalArgumentException("parameter '" + name + "' must be a number from 1");
    }
    return value;
  }

  public boolean flag(String name, boolean byDefault) {
    return json.hasNonNull(name) ? json.get(name).asBoolean() : byDefault;
  }

  /** The parameter {@code threads}; by default as many as this JVM has cores. */
  public int threads() {
    return count("threads", Runtime.getRuntime().availableProcessors());
  }
}
