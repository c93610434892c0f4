package io.anabranch.serde.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust and who we are over https. Without a store the JVM's defaults count; the host name
 * is always verified.
 */
public record TlsConfig(
    @Nullable Store truststore, @Nullable Store keystore, @Nullable Password keyPassword) {

  static final String TRUSTSTORE = "schema.registry.ssl.truststore.";
  static final String KEYSTORE = "schema.registry.ssl.keystore.";
  static final String KEY_PASSWORD = "schema.registry.ssl.key.password";

  /** A key store file. Types are those of {@link KeyStore}: JKS and PKCS12 at least. */
  public record Store(String key, Path location, @Nullable Password password, String type) {

    static @Nullable Store from(PropertyReader properties, String prefix) {
      String location = properties.text(prefix + "location");
      return location == null
          ? null
          : new Store(
              prefix + "location",
              Path.of(location),
              properties.secret(prefix + "password"),
              properties.text(prefix + "type", "JKS"));
    }

    KeyStore load() throws GeneralSecurityException, IOException {
      KeyStore store = KeyStore.getInstance(type);
      try (InputStream in = Files.newInputStream(location)) {
        store.load(in, chars(password));
      }
      return store;
    }
  }

  static TlsConfig from(PropertyReader properties) {
    return new TlsConfig(
        Store.from(properties, TRUSTSTORE),
        Store.from(properties, KEYSTORE),
        properties.secret(KEY_PASSWORD));
  }

  /**
   * Null if nothing is configured.
   *
   * @throws ConfigException if a store cannot be read
   */
  @Nullable SSLContext context() {
    if (truststore == null && keystore == null) {
      return null;
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(), trustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new ConfigException("TLS for the schema registry: " + e.getMessage());
    }
  }

  private KeyManager @Nullable [] keyManagers() throws GeneralSecurityException {
    if (keystore == null) {
      return null;
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(load(keystore), chars(keyPassword == null ? keystore.password() : keyPassword));
    return factory.getKeyManagers();
  }

  private TrustManager @Nullable [] trustManagers() throws GeneralSecurityException {
    if (truststore == null) {
      return null;
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(load(truststore));
    return factory.getTrustManagers();
  }

  private static KeyStore load(Store store) {
    try {
      return store.load();
    } catch (GeneralSecurityException | IOException e) {
      throw new ConfigException(
          store.key(), store.location(), "a readable " + store.type() + " key store: " + e);
    }
  }

  private static char @Nullable [] chars(@Nullable Password password) {
    return password == null ? null : password.value().toCharArray();
  }
}
