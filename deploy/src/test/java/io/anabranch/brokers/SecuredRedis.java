package io.anabranch.brokers;

import io.anabranch.broker.BrokerAddress;
import io.anabranch.broker.BrokerCredentials;
import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.Truststore;
import io.anabranch.broker.redis.RedisCommand;
import io.anabranch.broker.redis.RedisConnection;
import io.anabranch.broker.redis.RedisConnector;
import io.anabranch.devbroker.RedisServer;
import io.anabranch.devcluster.Ports;
import java.nio.file.Path;
import java.util.Optional;

/** A Redis that wants a password, and has a certificate for {@code localhost}. */
public final class SecuredRedis implements AutoCloseable {

  private final RedisServer server;
  private final int port;
  private final Path certificate;
  private final String password;

  private SecuredRedis(RedisServer server, int port, Path certificate, String password) {
    this.server = server;
    this.port = port;
    this.certificate = certificate;
    this.password = password;
  }

  /**
   * Starts one.
   *
   * @param folder of its certificate and key
   */
  public static SecuredRedis start(Path folder, String password) throws Exception {
    ServerCertificate files = ServerCertificate.create(folder, "localhost");
    int port = Ports.free();
    RedisServer server =
        RedisServer.start(
            "--requirepass",
            password,
            "--tls-port",
            Integer.toString(port),
            "--tls-cert-file",
            files.certificate().toString(),
            "--tls-key-file",
            files.key().toString(),
            "--tls-ca-cert-file",
            files.certificate().toString(),
            "--tls-auth-clients",
            "no");
    return new SecuredRedis(server, port, files.certificate(), password);
  }

  /** Where it answers by TLS. */
  public String url() {
    return url("localhost");
  }

  /** Its address by another name of its host. */
  String url(String host) {
    return "rediss://" + host + ":" + port;
  }

  /** To be trusted. */
  public Path certificate() {
    return certificate;
  }

  /** How its owner connects. */
  BrokerSettings settings(String host, boolean isTrusted) {
    return new BrokerSettings(
        BrokerAddress.parse("url", url(host)),
        Optional.of(new BrokerCredentials(Optional.empty(), password)),
        isTrusted
            ? Optional.of(Truststore.read("truststore", certificate, Optional.empty()))
            : Optional.empty());
  }

  /** Adds an entry to a stream, by TLS. */
  public void add(String stream, String... fields) throws Exception {
    Object[] arguments = new Object[fields.length + 2];
    arguments[0] = stream;
    arguments[1] = "*";
    System.arraycopy(fields, 0, arguments, 2, fields.length);
    try (RedisConnection connection =
        new RedisConnector(settings("localhost", true)).open("test")) {
      var unused = connection.call(RedisCommand.of("XADD", arguments));
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
