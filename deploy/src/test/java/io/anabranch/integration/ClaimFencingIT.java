package io.anabranch.integration;

import static io.anabranch.integration.TestGateway.TEXT;
import static io.anabranch.integration.TestGateway.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.schema.Claim;
import io.anabranch.schema.Message;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.record.AvroBinary;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Gateways that have claimed keys and fall silent, or are taken for silent. */
class ClaimFencingIT {

  private static final String PREFIX = "claim-fencing.";

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  private static Connection connection;
  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    AnabranchConfig config = AnabranchConfig.from(CLUSTER.settings(PREFIX));
    connection = Connection.open(config);
    LivePipeline.create(connection, config, Pipeline.load(config));
    gateway = new TestGateway(CLUSTER, PREFIX, Map.of());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    connection.close();
  }

  @Test
  void shouldWriteTheMessageOfAClaimerThatHasFallenSilent() throws Exception {
    claim("silent", "order-1", "left behind");

    List<String> ids = new ArrayList<>();
    await()
        .atMost(LivePipeline.PATIENCE)
        .until(
            () -> {
              HttpResponse<String> answer =
                  gateway.post("", TEXT, "left behind", "Idempotency-Key", "order-1");
              ids.add(id(answer));
              return answer.statusCode() == 202;
            });

    assertThat(id(gateway.post("", TEXT, "left behind", "Idempotency-Key", "order-1")))
        .isEqualTo(ids.get(ids.size() - 1));
  }

  @Test
  void shouldGoOnUnderAnotherNameWhenItIsFenced() throws Exception {
    String first = id(gateway.post("", TEXT, "before", "Idempotency-Key", "before"));
    List<String> owners =
        new TopicContents(connection)
            .read("claims").stream().map(claim -> ((Claim) claim).getOwner()).distinct().toList();
    for (String owner : owners) {
      try (Producer<byte[], Object> other =
          connection.transactionalRecordProducer(owner, Duration.ofSeconds(20))) {
        other.initTransactions();
      }
    }

    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 30)
            .mapToObj(i -> gateway.postLater("", TEXT, "m" + i, "Idempotency-Key", "behind-" + i))
            .toList();
    assertThat(answers).allSatisfy(a -> assertThat(a.join().statusCode()).isEqualTo(202));
    assertThat(answers).extracting(a -> id(a.join())).doesNotHaveDuplicates();
    assertThat(id(gateway.post("", TEXT, "before", "Idempotency-Key", "before"))).isEqualTo(first);
  }

  /** Claims a key for a text as a gateway does, and does no more. */
  private static void claim(String owner, String key, String text) throws Exception {
    ByteBuffer hash = ByteBuffer.wrap(sha256(key.getBytes(UTF_8)), 0, 16);
    byte[] message = AvroBinary.encode(Message.newBuilder().setText(text).build());
    Claim claim = new Claim(owner, hash, ByteBuffer.wrap(sha256(message)).getLong());
    int partition = Math.floorMod(hash.getLong(0), TopicContents.PARTITIONS);
    try (Producer<byte[], Object> producer = connection.producer()) {
      producer.send(new ProducerRecord<>(PREFIX + "claims", partition, null, claim)).get();
    }
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
