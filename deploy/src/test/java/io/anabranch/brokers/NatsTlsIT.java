package io.anabranch.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.gateway.nats.NatsEndpoint;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint trusts a server whose certificate is trusted and names its host, and no other. */
@Tag("brokers")
class NatsTlsIT {

  private static final String PASSWORD = "changeit";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void shouldConnectToHostThatTheCertificateNames() throws Exception {
    try (NatsServer server = secured("localhost");
        NatsEndpoint endpoint = start(server, true)) {
      await().atMost(LIMIT).until(endpoint::isConnected);
    }
  }

  @Test
  void shouldNotConnectToHostThatTheCertificateDoesNotName() throws Exception {
    try (NatsServer server = secured("another.example");
        NatsEndpoint endpoint = start(server, true)) {
      assertStaysAway(endpoint);
    }
  }

  @Test
  void shouldNotConnectWhereTheCertificateIsNotTrusted() throws Exception {
    try (NatsServer server = secured("localhost");
        NatsEndpoint endpoint = start(server, false)) {
      assertStaysAway(endpoint);
    }
  }

  private static void assertStaysAway(NatsEndpoint endpoint) {
    await()
        .during(Duration.ofSeconds(4))
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(endpoint.isConnected()).isFalse());
  }

  private NatsEndpoint start(NatsServer server, boolean isTrusted) {
    String url = server.url().replace("nats://127.0.0.1", "tls://localhost");
    return NatsEndpoints.start(
        isTrusted
            ? Map.of("servers", url, "truststore.file", folder.resolve("cert.pem").toString())
            : Map.of("servers", url),
        RecordingService.answeringComplete());
  }

  /** A server with a certificate of its own for a host. */
  private NatsServer secured(String host) throws Exception {
    Path store = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    Path key =
        pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded(), "key");
    Path certificate = pem("CERTIFICATE", keys.getCertificate("server").getEncoded(), "cert");
    return NatsServer.start(
        "--tls", "--tlscert", certificate.toString(), "--tlskey", key.toString());
  }

  private Path pem(String kind, byte[] content, String name) throws Exception {
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return Files.writeString(
        folder.resolve(name + ".pem"),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind));
  }
}
