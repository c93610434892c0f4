package io.anabranch.broker;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/**
 * Where the servers of a broker are.
 *
 * @param isSecured whether they are connected to by TLS
 * @param servers at least one; each host is not resolved
 * @param path after the servers without its slash, decoded: a virtual host of RabbitMQ's, the
 *     number of a database of Redis'; empty if there is none
 */
public record BrokerAddress(
    BrokerKind kind, boolean isSecured, List<InetSocketAddress> servers, String path) {

  private static final String EXPECTED =
      "expected a URL such as amqps://host/vhost, nats://host:4222 or redis://host:6379";

  public BrokerAddress {
    servers = List.copyOf(servers);
  }

  /**
   * Reads a URL, or several with commas between them, all of one kind.
   *
   * @param key named in the error
   * @throws ConfigException if it is none, or has a user or a password in it, which it does not
   *     show
   */
  public static BrokerAddress parse(String key, String urls) {
    if (urls.indexOf('@') >= 0) {
      throw new ConfigException(
          key + ": no user, password or token may be in a URL; there are keys for them");
    }
    List<BrokerAddress> each =
        Arrays.stream(urls.split(","))
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .map(url -> one(key, url))
            .toList();
    if (each.isEmpty()) {
      throw new ConfigException(key, urls, EXPECTED);
    }
    BrokerAddress first = each.get(0);
    List<InetSocketAddress> servers = new ArrayList<>();
    for (BrokerAddress address : each) {
      if (address.kind != first.kind
          || address.isSecured != first.isSecured
          || !address.path.equals(first.path)) {
        throw new ConfigException(key, urls, "the URLs must be alike but for host and port");
      }
      servers.addAll(address.servers);
    }
    if (first.kind == BrokerKind.REDIS && servers.size() > 1) {
      throw new ConfigException(key, urls, "one server of Redis is allowed");
    }
    return new BrokerAddress(first.kind, first.isSecured, servers, first.path);
  }

  private static BrokerAddress one(String key, String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw new ConfigException(key, text, EXPECTED);
    }
    String scheme = String.valueOf(url.getScheme());
    BrokerKind kind =
        BrokerKind.of(scheme).orElseThrow(() -> new ConfigException(key, text, EXPECTED));
    if (url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
      throw new ConfigException(key, text, EXPECTED);
    }
    int port = url.getPort() < 0 ? kind.port(scheme) : url.getPort();
    String path = url.getPath() == null ? "" : url.getPath().replaceFirst("^/", "");
    return new BrokerAddress(
        kind,
        kind.isSecured(scheme),
        List.of(InetSocketAddress.createUnresolved(url.getHost(), port)),
        path);
  }

  /** The servers for people, without secrets. */
  @Override
  public String toString() {
    StringBuilder all = new StringBuilder(kind.toString().toLowerCase(java.util.Locale.ROOT));
    servers.forEach(
        server ->
            all.append(' ').append(server.getHostString()).append(':').append(server.getPort()));
    return all.toString();
  }
}
