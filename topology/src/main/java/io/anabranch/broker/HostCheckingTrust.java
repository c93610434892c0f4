package io.anabranch.broker;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a server whose certificate is valid and names the host that was connected to (RFC 2818).
 * The Java client of NATS does not look at the name.
 */
public final class HostCheckingTrust extends X509ExtendedTrustManager {

  private static final String HTTPS = "HTTPS";

  private final X509ExtendedTrustManager certificates;

  private HostCheckingTrust(X509ExtendedTrustManager certificates) {
    this.certificates = certificates;
  }

  /**
   * A context for clients.
   *
   * @param trusted certificates, instead of those that this JVM trusts
   */
  public static SSLContext context(Optional<KeyStore> trusted) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted.orElse(null));
      X509ExtendedTrustManager certificates =
          Arrays.stream(factory.getTrustManagers())
              .filter(X509ExtendedTrustManager.class::isInstance)
              .map(X509ExtendedTrustManager.class::cast)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("this JVM has no trust manager"));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new HostCheckingTrust(certificates)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    if (!(socket instanceof SSLSocket secured)) {
      throw new CertificateException("not a socket of TLS");
    }
    secured.setSSLParameters(checkingHost(secured.getSSLParameters()));
    certificates.checkServerTrusted(chain, type, secured);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    engine.setSSLParameters(checkingHost(engine.getSSLParameters()));
    certificates.checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("the host is not known");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    certificates.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    certificates.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    certificates.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return certificates.getAcceptedIssuers();
  }

  private static SSLParameters checkingHost(SSLParameters parameters) {
    parameters.setEndpointIdentificationAlgorithm(HTTPS);
    return parameters;
  }
}
