package io.anabranch.brokers;

import io.anabranch.broker.BrokerAddress;
import io.anabranch.broker.BrokerCredentials;
import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.redis.RedisCommand;
import io.anabranch.broker.redis.RedisConnection;
import io.anabranch.broker.redis.RedisConnector;
import io.anabranch.broker.redis.RedisException;
import io.anabranch.broker.redis.StreamEntry;
import io.anabranch.devbroker.RedisServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What tests ask a Redis, as its owner. */
final class Redis implements AutoCloseable {

  private final RedisConnection connection;

  Redis(RedisServer server) {
    this.connection = new RedisConnector(settings(server.url())).open("test");
  }

  static BrokerSettings settings(String url) {
    return new BrokerSettings(BrokerAddress.parse("url", url), Optional.empty(), Optional.empty());
  }

  static BrokerSettings settings(String url, Optional<String> user, String secret) {
    return new BrokerSettings(
        BrokerAddress.parse("url", url),
        Optional.of(new BrokerCredentials(user, secret)),
        Optional.empty());
  }

  @Nullable Object call(String name, Object... arguments) throws RedisException {
    return connection.call(RedisCommand.of(name, arguments));
  }

  long length(String stream) throws RedisException {
    return number(call("XLEN", stream));
  }

  List<StreamEntry> entries(String stream) throws RedisException {
    return StreamEntry.ofRange(some(call("XRANGE", stream, "-", "+")));
  }

  /** How many entries a group has read and not acknowledged. */
  long pending(String stream, String group) throws RedisException {
    return number(((List<?>) some(call("XPENDING", stream, group))).get(0));
  }

  List<String> keys(String pattern) throws RedisException {
    return ((List<?>) some(call("KEYS", pattern)))
        .stream().map(key -> new String((byte[]) key, StandardCharsets.UTF_8)).toList();
  }

  @Override
  public void close() {
    connection.close();
  }

  private static long number(@Nullable Object reply) {
    return (Long) some(reply);
  }

  private static Object some(@Nullable Object reply) {
    if (reply == null) {
      throw new AssertionError("no reply");
    }
    return reply;
  }
}
