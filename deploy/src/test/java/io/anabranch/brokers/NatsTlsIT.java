package io.anabranch.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.broker.BrokerAddress;
import io.anabranch.broker.BrokerCredentials;
import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.Truststore;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.gateway.nats.NatsEndpoint;
import io.anabranch.schema.ModelInfo;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.nats.NatsTaskSender;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @Test
  void shouldSendTasksByTlsWithPassword() throws Exception {
    try (NatsServer server = secured("localhost", "--user", "stage", "--pass", "secret");
        NatsTaskSender sender = sender(server, Optional.of(trusted()));
        NatsTaskSender distrustful = sender(server, Optional.empty())) {
      await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
      assertThat(distrustful.trouble()).isPresent();
    }
  }

  private static NatsTaskSender sender(NatsServer server, Optional<KeyStore> trusted) {
    BrokerSettings settings =
        new BrokerSettings(
            BrokerAddress.parse("url", url(server)),
            Optional.of(new BrokerCredentials(Optional.of("stage"), "secret")),
            trusted);
    return new NatsTaskSender(
        settings, new TaskQueue("embedding", new ModelInfo("model", "1")), new RecordedAnswers());
  }

  private KeyStore trusted() {
    return Truststore.read("truststore", folder.resolve("cert.pem"), Optional.empty());
  }

  private static void assertStaysAway(NatsEndpoint endpoint) {
    await()
        .during(Duration.ofSeconds(4))
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(endpoint.isConnected()).isFalse());
  }

  private NatsEndpoint start(NatsServer server, boolean isTrusted) {
    String url = url(server);
    return NatsEndpoints.start(
        isTrusted
            ? Map.of("servers", url, "truststore.file", folder.resolve("cert.pem").toString())
            : Map.of("servers", url),
        RecordingService.answeringComplete());
  }

  private static String url(NatsServer server) {
    return server.url().replace("nats://127.0.0.1", "tls://localhost");
  }

  /** A server with a certificate of its own for a host. */
  private NatsServer secured(String host, String... more) throws Exception {
    ServerCertificate files = ServerCertificate.create(folder, host);
    List<String> options = new ArrayList<>(List.of("--tls"));
    options.addAll(List.of("--tlscert", files.certificate().toString()));
    options.addAll(List.of("--tlskey", files.key().toString()));
    options.addAll(List.of(more));
    return NatsServer.start(options.toArray(String[]::new));
  }
}
