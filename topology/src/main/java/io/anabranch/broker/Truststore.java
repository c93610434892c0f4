package io.anabranch.broker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** Reads files of certificates that are trusted. */
public final class Truststore {

  private static final String PEM = "-----BEGIN";

  private Truststore() {}

  /**
   * Reads PEM or PKCS12.
   *
   * @param key named in the error
   * @param password of PKCS12, if it has one
   * @throws ConfigException if it is neither, or holds no certificate
   */
  public static KeyStore read(String key, Path file, Optional<String> password) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(PEM.length());
      byte[] begin = in.readNBytes(PEM.length());
      in.reset();
      KeyStore store = KeyStore.getInstance("PKCS12");
      if (PEM.equals(new String(begin, StandardCharsets.US_ASCII))) {
        store.load(null, null);
        int number = 0;
        for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
          store.setCertificateEntry("certificate-" + number++, each);
        }
      } else {
        store.load(in, password.map(String::toCharArray).orElse(null));
      }
      if (store.size() == 0) {
        throw new ConfigException(key, file, "holds no certificate that can be read");
      }
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigException(key, file, "expected certificates in PEM or PKCS12: " + e);
    }
  }
}
