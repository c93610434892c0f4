package io.anabranch.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** What a server identifies itself with. Read once; a new certificate needs a new start. */
public final class ServerTls {

  private static final String PKCS12 = "PKCS12";
  private static final ConfigDef DEFINITION = new ConfigDef().withClientSslSupport();

  private final SSLContext context;

  private ServerTls(SSLContext context) {
    this.context = context;
  }

  /**
   * A certificate with its chain and a key, both in PEM.
   *
   * @param chain {@code BEGIN CERTIFICATE} blocks, the server's own first
   * @param key a {@code BEGIN PRIVATE KEY} block (PKCS #8), or {@code BEGIN ENCRYPTED PRIVATE KEY}
   *     if there is a password; may be the same file. What Java 17 cannot decrypt is PBES2, the
   *     usual scheme of OpenSSL
   * @param passwordFile has the password of the key on its first line
   * @throws ConfigException naming the file, if one cannot be read or is not that
   */
  public static ServerTls pem(Path chain, Path key, Optional<Path> passwordFile) {
    Map<String, Object> settings = settings(DefaultSslEngineFactory.PEM_TYPE);
    settings.put(
        SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, new Password(text(chain, "CERTIFICATE")));
    settings.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, new Password(text(key, "PRIVATE KEY")));
    passwordFile.ifPresent(
        file -> settings.put(SslConfigs.SSL_KEY_PASSWORD_CONFIG, password(file)));
    return read(
        settings,
        chain + " and " + key,
        "allowed are certificates in PEM, and their key as 'openssl pkcs8 -topk8 -nocrypt' writes it,"
            + " or with a password file as 'openssl pkcs8 -topk8 -v1 PBE-SHA1-3DES' does");
  }

  /**
   * A key store in PKCS #12.
   *
   * @param passwordFile has the password of store and key on its first line
   * @throws ConfigException naming the file, if one cannot be read or is not that
   */
  public static ServerTls pkcs12(Path store, Path passwordFile) {
    Map<String, Object> settings = settings(PKCS12);
    Password password = password(passwordFile);
    settings.put(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, store.toString());
    settings.put(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, password);
    settings.put(SslConfigs.SSL_KEY_PASSWORD_CONFIG, password);
    return read(
        settings,
        store.toString(),
        "allowed is a key store in PKCS #12 with the password in " + passwordFile);
  }

  SSLContext context() {
    return context;
  }

  private static Map<String, Object> settings(String type) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, type);
    return settings;
  }

  private static ServerTls read(Map<String, Object> settings, String files, String allowed) {
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      factory.configure(DEFINITION.parse(settings));
      return new ServerTls(factory.sslContext());
    } catch (KafkaException e) {
      throw new ConfigException("cannot use %s: %s".formatted(files, allowed));
    }
  }

  private static Password password(Path file) {
    return new Password(content(file).lines().findFirst().orElse("").strip());
  }

  private static String text(Path file, String block) {
    String content = content(file);
    if (!content.contains(block + "-----")) {
      throw new ConfigException(
          "cannot use %s: it has no block '-----BEGIN %s-----'".formatted(file, block));
    }
    return content;
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ConfigException("cannot read %s: %s".formatted(file, e));
    }
  }
}
