package io.anabranch.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.integration.EventReader.Event;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.topology.pipeline.Pipeline;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Enriched records as server-sent events, on a real cluster; the records are the test's own. */
@Timeout(90)
class GatewayEventsIT {

  private static final String PREFIX = "gateway-events.";
  private static final String ALL = "/v1/enriched";

  /** So many large events may wait for a reader. */
  private static final int AT_ONCE = 100;

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private static Path directory;

  private static Connection connection;
  private static EnrichedTopic topic;
  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    AnabranchConfig config = AnabranchConfig.from(CLUSTER.settings(PREFIX));
    connection = Connection.open(config);
    LivePipeline.create(connection, config, Pipeline.load(config));
    topic = new EnrichedTopic(connection);
    gateway = new TestGateway(CLUSTER, PREFIX, Map.of());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    topic.close();
    connection.close();
  }

  @Test
  void shouldSendWhatAReaderAsksFor() throws Exception {
    try (EventReader byClass = reader("?class=billing&class=delivery&status=COMPLETE");
        EventReader bySentiment = reader("?sentiment=negative");
        EventReader byKey = reader("?key=anna");
        EventReader byRisk = reader("?risk=churn")) {
      write("bert", EnrichedStatus.COMPLETE, "other", "technical", "neutral", "none");
      write("bert", EnrichedStatus.PARTIAL, "partial", "billing", "positive", "none");
      write("bert", EnrichedStatus.COMPLETE, "first", "billing", "negative", "legal, churn");
      write("anna", EnrichedStatus.COMPLETE, "second", "delivery", "negative", "churn");

      assertThat(byClass.read(2)).extracting(Event::text).containsOnly("first", "second");
      assertThat(bySentiment.read(2)).extracting(Event::text).containsOnly("first", "second");
      assertThat(byRisk.read(2)).extracting(Event::text).containsOnly("first", "second");
      assertThat(byKey.read(1)).extracting(Event::text).containsExactly("second");
    }
  }

  @Test
  void shouldRefuseAFilterThatItDoesNotKnow() throws Exception {
    HttpResponse<String> answer = gateway.get(ALL + "?mood=bad");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("class, key, language", "sentiment, status");
    assertThat(gateway.get(ALL, "Last-Event-ID", "nonsense").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldGoOnWithoutGapOrRepeatWhileRecordsFlow() throws Exception {
    List<Event> events = new ArrayList<>();
    CompletableFuture<Void> writing;
    try (EventReader reader = reader("")) {
      writing = CompletableFuture.runAsync(() -> topic.write(0, 200, "flow "));
      events.addAll(reader.read(60));
    }
    for (int count : List.of(30, 50, 60)) {
      try (EventReader again = reader("", "Last-Event-ID", events.get(events.size() - 1).id())) {
        events.addAll(again.read(count));
      }
    }
    writing.get();

    assertThat(events)
        .extracting(Event::text)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 200).mapToObj(i -> "flow " + i).toList());
    assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
  }

  @Test
  void shouldGoOnAtAnotherGatewayThatWasStartedMeanwhile() throws Exception {
    String last;
    try (EventReader reader = reader("")) {
      topic.write(0, 3, "before ");
      last = reader.read(3).get(2).id();
    }
    topic.write(0, 500, "meanwhile ");
    try (TestGateway later = new TestGateway(CLUSTER, PREFIX, Map.of());
        EventReader again = new EventReader(later.uri(ALL), "Last-Event-ID", last)) {
      List<Event> missed = again.read(500);
      topic.write(0, 20, "live ");

      assertThat(missed)
          .extracting(Event::text)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 500).mapToObj(i -> "meanwhile " + i).toList());
      assertThat(again.read(20)).extracting(Event::text).allMatch(t -> t.startsWith("live "));
    }
  }

  @Test
  void shouldDropAReaderThatDoesNotReadAndSendTheOthersEverything() throws Exception {
    int count = 1_200;
    try (Socket lazy = new Socket();
        EventReader reader = reader("")) {
      lazy.setReceiveBufferSize(4 * 1024);
      lazy.connect(new InetSocketAddress(gateway.uri(ALL).getHost(), gateway.uri(ALL).getPort()));
      lazy.getOutputStream()
          .write("GET /v1/enriched HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
      InputStream in = lazy.getInputStream();
      assertThat(in.read()).isEqualTo('H');
      for (int i = 0; i < count; i += AT_ONCE) {
        topic.write(i, i + AT_ONCE, "x".repeat(20_000));
        assertThat(reader.read(AT_ONCE)).hasSize(AT_ONCE);
      }
      await().atMost(LivePipeline.PATIENCE).until(() -> readToEnd(in) < count);
    }
  }

  @Test
  void shouldSendNothingThatWasWrittenToThoseWhoMayNotReadIt() throws Exception {
    Path tokens =
        Files.writeString(
            directory.resolve("tokens"),
            "board read 0123456789-reads\ndesk text 0123456789-texts\n");
    try (TestGateway guarded =
            new TestGateway(CLUSTER, PREFIX, Map.of("gateway.tokens.file", tokens.toString()));
        EventReader board =
            new EventReader(guarded.uri(ALL), "Authorization", "Bearer 0123456789-reads");
        EventReader desk =
            new EventReader(guarded.uri(ALL), "Authorization", "Bearer 0123456789-texts")) {
      topic.write("anna", EnrichedStatus.COMPLETE, "secret", Map.of());

      assertThat(board.read(1).get(0).record().toString()).doesNotContain("secret");
      assertThat(desk.read(1).get(0).text()).isEqualTo("secret");
    }
  }

  /** How many events there are until the connection ends, or -1 if it fails before that. */
  private static long readToEnd(InputStream in) {
    try {
      return new String(in.readAllBytes(), UTF_8).lines().filter(l -> l.startsWith("id: ")).count();
    } catch (IOException e) {
      return -1;
    }
  }

  private static EventReader reader(String query, String... headers) throws Exception {
    return new EventReader(gateway.uri(ALL + query), headers);
  }

  private static void write(
      String key, EnrichedStatus status, String text, String label, String sentiment, String risk) {
    topic.write(
        key,
        status,
        text,
        Map.of("anabranch.class", label, "anabranch.sentiment", sentiment, "anabranch.risk", risk));
  }
}
