package io.anabranch.broker.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A command as the documentation of Redis writes it.
 *
 * @param arguments not to be changed
 */
public record RedisCommand(String name, List<byte[]> arguments) {

  /**
   * Makes a command.
   *
   * @param arguments texts, numbers and arrays of bytes
   */
  public static RedisCommand of(String name, Object... arguments) {
    return new RedisCommand(name, Arrays.stream(arguments).map(RedisCommand::bytes).toList());
  }

  /** Acknowledges an entry and removes it. */
  public static List<RedisCommand> remove(String stream, String group, String entry) {
    return List.of(of("XACK", stream, group, entry), of("XDEL", stream, entry));
  }

  /** Shows the name alone: the arguments may be what a customer wrote. */
  @Override
  public String toString() {
    return name;
  }

  private static byte[] bytes(Object argument) {
    return argument instanceof byte[] bytes
        ? bytes
        : argument.toString().getBytes(StandardCharsets.UTF_8);
  }
}
