package io.anabranch.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.gateway.nats.NatsEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint trusts a server whose certificate is trusted and names its host, and no other. */
@Tag("brokers")
class NatsTlsIT {

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
    ServerCertificate files = ServerCertificate.create(folder, host);
    return NatsServer.start(
        "--tls", "--tlscert", files.certificate().toString(), "--tlskey", files.key().toString());
  }
}
