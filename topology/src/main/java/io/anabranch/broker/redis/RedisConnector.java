package io.anabranch.broker.redis;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.HostCheckingTrust;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;

/**
 * Connects to one Redis, of version 6.2 or later, and knows what is wrong with the connections.
 * Thread-safe.
 */
public final class RedisConnector {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  private final String name;
  private final RedisSockets sockets;
  private final JedisClientConfig config;
  private final ConnectionLog log;

  /**
   * Takes the settings, and connects to nothing.
   *
   * @throws ConfigException if the path of the URL is not the number of a database
   */
  public RedisConnector(BrokerSettings settings) {
    InetSocketAddress server = settings.address().servers().get(0);
    this.name = server.getHostString() + ":" + server.getPort();
    this.sockets =
        new RedisSockets(
            server,
            settings.address().isSecured()
                ? Optional.of(HostCheckingTrust.context(settings.trusted()).getSocketFactory())
                : Optional.empty());
    this.config = config(settings);
    this.log = new ConnectionLog(name);
  }

  /**
   * Makes a connection that connects when it is used.
   *
   * @param purpose unlike that of the others
   */
  public RedisConnection open(String purpose) {
    return new RedisConnection(this, purpose, log);
  }

  /** Why not every connection works, without secrets; empty if all do. */
  public Optional<String> trouble() {
    return log.trouble();
  }

  Connection connect() {
    return new Connection(sockets, config);
  }

  @Override
  public String toString() {
    return name;
  }

  private static JedisClientConfig config(BrokerSettings settings) {
    DefaultJedisClientConfig.Builder builder =
        DefaultJedisClientConfig.builder()
            .resp2()
            .clientName("anabranch")
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .database(database(settings.address().path()));
    settings
        .credentials()
        .ifPresent(
            credentials -> {
              credentials.user().ifPresent(builder::user);
              builder.password(credentials.secret());
            });
    return builder.build();
  }

  private static int database(String path) {
    if (path.isEmpty()) {
      return 0;
    }
    if (!NUMBER.matcher(path).matches()) {
      throw new ConfigException(
          "the URL of a Redis has the number of a database after its slash, or nothing: " + path);
    }
    return Integer.parseInt(path);
  }
}
