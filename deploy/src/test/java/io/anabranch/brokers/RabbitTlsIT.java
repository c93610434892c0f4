package io.anabranch.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.devbroker.RabbitServer;
import io.anabranch.devcluster.Ports;
import io.anabranch.queue.RecordSink;
import io.anabranch.queue.SectionKeys;
import io.anabranch.queue.rabbitmq.RabbitSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is trusted whose certificate is trusted and names its host, and no other. */
@Tag("brokers")
class RabbitTlsIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private static Path folder;

  private static ServerCertificate certificate;
  private static RabbitServer server;
  private static int securedPort;

  @BeforeAll
  static void start() throws Exception {
    certificate = ServerCertificate.create(folder, "localhost");
    securedPort = Ports.free();
    server =
        RabbitServer.start(
            "listeners.ssl.1 = %s:%d".formatted(Ports.HOST, securedPort),
            "ssl_options.cacertfile = " + certificate.certificate(),
            "ssl_options.certfile = " + certificate.certificate(),
            "ssl_options.keyfile = " + certificate.key());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void shouldConnectToHostThatTheCertificateNames() {
    try (RecordSink sink = sink("localhost", true)) {
      await().atMost(LIMIT).until(() -> sink.trouble().isEmpty());
    }
  }

  @Test
  void shouldNotConnectToHostThatTheCertificateDoesNotName() {
    try (RecordSink sink = sink(Ports.HOST, true)) {
      assertTrouble(sink, "subject alternative names");
    }
  }

  @Test
  void shouldNotConnectWhereTheCertificateIsNotTrusted() {
    try (RecordSink sink = sink("localhost", false)) {
      assertTrouble(sink, "certification path");
    }
  }

  private static void assertTrouble(RecordSink sink, String text) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(sink.trouble()).get().asString().contains(text));
  }

  private static RecordSink sink(String host, boolean isTrusted) {
    Map<String, String> keys = new HashMap<>();
    keys.put("to", "amqps://%s:%d".formatted(host, securedPort));
    keys.put("exchange", "records");
    if (isTrusted) {
      keys.put("truststore.file", certificate.certificate().toString());
    }
    return RabbitSink.of(new SectionKeys("sink.", keys));
  }
}
