package io.anabranch.broker;

import java.security.KeyStore;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * How one connects to a broker.
 *
 * @param trusted certificates, instead of those that the JVM trusts
 */
public record BrokerSettings(
    BrokerAddress address, Optional<BrokerCredentials> credentials, Optional<KeyStore> trusted) {

  /**
   * Reads them.
   *
   * @param urlKey of the configuration that has the URL
   * @param password of the user; without a user a token of NATS', or the one password of a Redis
   * @param truststore certificates in PEM or PKCS12
   * @param truststorePassword of PKCS12, if it has one
   * @throws ConfigException that names the key, the bad value and what is allowed
   */
  public static BrokerSettings read(
      String urlKey,
      String url,
      Optional<String> user,
      Optional<ConfiguredFile> password,
      Optional<ConfiguredFile> truststore,
      Optional<ConfiguredFile> truststorePassword) {
    BrokerAddress address = BrokerAddress.parse(urlKey, url);
    if (user.isPresent() && password.isEmpty()) {
      throw new ConfigException(urlKey + ": the user needs a file with its password");
    }
    if (user.isEmpty() && password.isPresent() && address.kind() == BrokerKind.RABBITMQ) {
      throw new ConfigException(password.get().key() + ": the password needs a user");
    }
    if (truststore.isPresent() && !address.isSecured()) {
      throw new ConfigException(
          truststore.get().key() + ": is for URLs that begin with amqps, tls or rediss alone");
    }
    return new BrokerSettings(
        address,
        password.map(file -> new BrokerCredentials(user, file.secret())),
        truststore.map(
            file ->
                Truststore.read(
                    file.key(), file.file(), truststorePassword.map(ConfiguredFile::secret))));
  }
}
