package io.anabranch.gateway.nats;

import io.anabranch.broker.BrokerAddress;
import io.anabranch.broker.BrokerCredentials;
import io.anabranch.broker.BrokerSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * How callers reach a gateway by NATS.
 *
 * @param servers URLs, all {@code nats://} or all {@code tls://}; one of them is enough to connect
 * @param subject of the requests, without wildcards
 * @param queue group whose members share the requests: each is answered by one of them
 * @param credentials without a user, the secret is a token
 * @param trusted certificates, instead of those that the JVM trusts
 * @param timeout how long a caller waits who does not say
 * @param longestTimeout that a caller may ask for
 */
public record NatsSettings(
    List<String> servers,
    String subject,
    String queue,
    Optional<BrokerCredentials> credentials,
    Optional<KeyStore> trusted,
    Duration timeout,
    Duration longestTimeout) {

  /** Begins the keys. */
  public static final String PREFIX = "gateway.nats.";

  private static final Pattern NAME = Pattern.compile("[^\\s.*>]+(\\.[^\\s.*>]+)*");
  private static final String PLAIN = "nats";
  private static final String SECURED = "tls";

  /**
   * Checks all.
   *
   * @throws ConfigException that names the key, the bad value and what is allowed
   */
  public NatsSettings {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new ConfigException(
          NatsKeys.SERVERS, "", "expected URLs such as nats://host:4222, with commas");
    }
    servers.forEach(NatsSettings::check);
    if (servers.stream().map(url -> URI.create(url).getScheme()).distinct().count() > 1) {
      throw new ConfigException(NatsKeys.SERVERS, servers, "allowed are all nats:// or all tls://");
    }
    if (trusted.isPresent() && servers.stream().noneMatch(url -> url.startsWith(SECURED))) {
      throw new ConfigException(NatsKeys.TRUSTSTORE_FILE + ": is for servers with tls:// alone");
    }
    check(NatsKeys.SUBJECT, subject);
    check(NatsKeys.QUEUE, queue);
    if (timeout.isNegative() || timeout.compareTo(longestTimeout) > 0) {
      throw new ConfigException(
          NatsKeys.TIMEOUT,
          timeout,
          "must be at most " + NatsKeys.LONGEST_TIMEOUT + ", " + longestTimeout);
    }
  }

  /**
   * Reads keys: {@code servers}, {@code subject}, {@code queue}, {@code user}, {@code
   * password.file}, {@code token.file}, {@code truststore.file} (PEM or PKCS12), {@code
   * truststore.password.file}, {@code timeout}, {@code longest-timeout}. A password or a token in
   * the environment, as {@code ANABRANCH_NATS_PASSWORD} or {@code ANABRANCH_NATS_TOKEN}, comes
   * before that in a file.
   *
   * @param keys without {@link #PREFIX}
   * @throws ConfigException that names the key, the bad value and what is allowed
   */
  public static NatsSettings from(Map<String, String> keys, Map<String, String> environment) {
    return new NatsKeys(keys, environment).read();
  }

  /** How to connect. */
  BrokerSettings broker() {
    return new BrokerSettings(
        BrokerAddress.parse(NatsKeys.SERVERS, String.join(",", servers)), credentials, trusted);
  }

  private static void check(String server) {
    String expected = "expected a URL such as nats://host:4222 or tls://host:4222";
    URI url;
    try {
      url = new URI(server);
    } catch (URISyntaxException e) {
      throw new ConfigException(NatsKeys.SERVERS + ": " + expected);
    }
    if (url.getRawUserInfo() != null || server.indexOf('@') >= 0) {
      throw new ConfigException(
          NatsKeys.SERVERS
              + ": no user, password or token may be in a URL; there are keys for them");
    }
    boolean isKnown = PLAIN.equals(url.getScheme()) || SECURED.equals(url.getScheme());
    String path = url.getRawPath();
    if (!isKnown || url.getHost() == null || (path != null && !path.isEmpty())) {
      throw new ConfigException(NatsKeys.SERVERS, server, expected);
    }
  }

  private static void check(String key, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new ConfigException(
          key, name, "allowed are names with dots between, without spaces, '*' and '>'");
    }
  }
}
