package io.anabranch.integration;

import static io.anabranch.integration.TestGateway.JSON;
import static io.anabranch.integration.TestGateway.LINES;
import static io.anabranch.integration.TestGateway.TEXT;
import static io.anabranch.integration.TestGateway.id;
import static io.anabranch.integration.TestGateway.lines;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.topology.pipeline.Pipeline;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Idempotency keys at several gateways of a real cluster, where no stage runs. */
class IdempotencyIT {

  private static final String PREFIX = "idempotency.";

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  private static Connection connection;
  private static TestGateway one;
  private static TestGateway other;

  @BeforeAll
  static void start() throws Exception {
    AnabranchConfig config = AnabranchConfig.from(CLUSTER.settings(PREFIX));
    connection = Connection.open(config);
    LivePipeline.create(connection, config, Pipeline.load(config));
    one = new TestGateway(CLUSTER, PREFIX, Map.of());
    other = new TestGateway(CLUSTER, PREFIX, Map.of());
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
    connection.close();
  }

  @Test
  void shouldWriteOneMessageThoughTwoGatewaysAreSentItAtOnce() throws Exception {
    long before = messages();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add((i % 2 == 0 ? one : other).postLater("", TEXT, "once", key("order-1")));
    }

    assertThat(answers)
        .extracting(CompletableFuture::join)
        .extracting(HttpResponse::statusCode)
        .containsOnly(202);
    assertThat(answers.stream().map(CompletableFuture::join).map(TestGateway::id).distinct())
        .singleElement()
        .asString()
        .startsWith(PREFIX + "messages-");
    assertThat(messages()).isEqualTo(before + 1);
  }

  @Test
  void shouldWriteOneMessageUnderEachOfManyKeys() throws Exception {
    long before = messages();
    List<CompletableFuture<HttpResponse<String>>> ones = new ArrayList<>();
    List<CompletableFuture<HttpResponse<String>>> others = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ones.add(one.postLater("", TEXT, "message " + i, key("many-" + i)));
      others.add(other.postLater("", TEXT, "message " + i, key("many-" + i)));
    }

    IntStream.range(0, 100)
        .forEach(i -> assertThat(id(ones.get(i).join())).isEqualTo(id(others.get(i).join())));
    assertThat(messages()).isEqualTo(before + 100);
  }

  @Test
  void shouldRefuseOtherContentUnderTheSameKey() throws Exception {
    assertThat(one.post("", JSON, "{\"text\": \"first\"}", key("order-2")).statusCode())
        .isEqualTo(202);
    long before = messages();

    for (TestGateway gateway : List.of(one, other)) {
      HttpResponse<String> answer =
          gateway.post("", JSON, "{\"text\": \"second\"}", key("order-2"));
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("Idempotency-Key").doesNotContain("second", "order-2");
    }
    assertThat(messages()).isEqualTo(before);
  }

  @Test
  void shouldKnowAKeyAfterAllGatewaysHaveBeenStartedAnew() throws Exception {
    String id;
    try (TestGateway former = new TestGateway(CLUSTER, PREFIX, Map.of())) {
      id = id(former.post("", TEXT, "remembered", key("order-3")));
    }
    try (TestGateway later = new TestGateway(CLUSTER, PREFIX, Map.of())) {
      assertThat(id(later.post("", TEXT, "remembered", key("order-3")))).isEqualTo(id);
    }
  }

  @Test
  void shouldWriteEachLineOnceThoughTheyAreSentAgain() throws Exception {
    String body = "{\"text\": \"a\"}\n{\"text\": \"b\"}\n";
    long before = messages();
    HttpResponse<String> first = one.post("", LINES, body, key("lines"));
    HttpResponse<String> second = other.post("", LINES, body, key("lines"));

    assertThat(lines(second)).isEqualTo(lines(first)).hasSize(2);
    assertThat(messages()).isEqualTo(before + 2);
  }

  @Test
  void shouldWriteTheOthersThoughOneMessageIsTooLarge() throws Exception {
    String text =
        new Random(7).ints(3_000_000, 'a', 'z').mapToObj(Character::toString).collect(joining());
    try (TestGateway gateway =
        new TestGateway(CLUSTER, PREFIX, Map.of("gateway.limits.body", "4000000"))) {
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(gateway.postLater("", TEXT, "small " + i, key("small-" + i)));
      }
      HttpResponse<String> large = gateway.post("", TEXT, text, key("large"));

      assertThat(large.statusCode()).isEqualTo(413);
      assertThat(answers)
          .allSatisfy(answer -> assertThat(answer.get().statusCode()).isEqualTo(202));
      assertThat(gateway.post("", TEXT, "behind", key("behind")).statusCode()).isEqualTo(202);
    }
  }

  private static String[] key(String key) {
    return new String[] {"Idempotency-Key", key};
  }

  /** How many messages there are, without the marks of transactions. */
  private static long messages() throws Exception {
    try (Consumer<byte[], byte[]> consumer = connection.consumer()) {
      List<TopicPartition> partitions = connection.partitions(PREFIX + "messages");
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long count = 0;
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        count += consumer.poll(Duration.ofMillis(50)).count();
      }
      return count;
    }
  }
}
