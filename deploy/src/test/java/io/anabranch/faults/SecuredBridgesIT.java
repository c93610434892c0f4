package io.anabranch.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.brokers.SecuredRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A bridge knows a server by its certificate and shows a password from a file, and nobody else. */
@Tag("brokers")
class SecuredBridgesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SECRET = "right-and-secret";
  private static final String WRONG = "wrong-and-secret";

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.shared();

  @TempDir private Path folder;

  @Test
  void shouldTakeMessagesByTlsWithPassword() throws Exception {
    try (SecuredRedis server = SecuredRedis.start(folder, SECRET)) {
      Trial trial = CLUSTER.trial("secured", settings(server, SECRET));
      StageProcess bridges = trial.startBridges().awaitRunning();
      server.add("tickets", "id", "1", "body", "{\"text\": \"one\"}");
      String bridged = trial.bridged("tickets");
      await()
          .atMost(PATIENCE)
          .until(() -> TopicRecords.end(trial.consumerProperties(), bridged) > 0);
      bridges.terminate();
      List<ConsumerRecord<byte[], byte[]>> records =
          TopicRecords.read(trial.consumerProperties(), bridged);
      assertThat(records).hasSize(1);
      assertThat(new String(records.get(0).value(), UTF_8)).isEqualTo("{\"text\": \"one\"}");
      assertThat(bridges.log()).doesNotContain(SECRET);
    }
  }

  @Test
  void shouldHoldWhereThePasswordIsWrongAndShowItNowhere() throws Exception {
    try (SecuredRedis server = SecuredRedis.start(folder, SECRET)) {
      Trial trial = CLUSTER.trial("secured-wrong", settings(server, WRONG));
      StageProcess bridges = trial.startBridges();
      await().atMost(PATIENCE).until(() -> bridges.log().contains("WRONGPASS"));
      assertThat(bridges.readiness()).isEqualTo(503);
      bridges.terminate();
      assertThat(bridges.log()).doesNotContain(WRONG).doesNotContain(SECRET);
    }
  }

  private Map<String, String> settings(SecuredRedis server, String password) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), password + "\n");
    Map<String, String> settings = new HashMap<>();
    settings.put("bridges.tickets.from", server.url());
    settings.put("bridges.tickets.stream", "tickets");
    settings.put("bridges.tickets.id.field", "id");
    settings.put("bridges.tickets.password.file", file.toString());
    settings.put("bridges.tickets.truststore.file", server.certificate().toString());
    return settings;
  }
}
