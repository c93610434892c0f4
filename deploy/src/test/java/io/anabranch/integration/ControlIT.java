package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.cli.CommandRun;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.control.ControlToken;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.host.ApplicationHealth;
import io.anabranch.host.ApplicationHealth.State;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The control endpoint of a pipeline that runs on a real cluster. */
class ControlIT {

  private static final int MESSAGES = 12;

  private static final String PREFIX = "control.";

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private static Path directory;

  private static LivePipeline live;

  @BeforeAll
  static void start() throws Exception {
    live = LivePipeline.quick(CLUSTER, PREFIX, directory, new QuickStages());
    live.topics().send(0, MESSAGES);
    live.topics().awaitComplete(MESSAGES);
  }

  @AfterAll
  static void stop() {
    live.close();
  }

  @Test
  void shouldFreeTheGroupOfAStoppedApplicationAtOnce() throws Exception {
    assertThat(live.host().stop("classification")).isTrue();
    try {
      assertThat(GroupOffsets.members(live.connection().admin(), PREFIX + "classification"))
          .isEmpty();
      assertThat(get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(get("/health/ready").body()).contains("\"classification\":\"stopped\"");
    } finally {
      live.host().start("classification");
    }
    await().atMost(LivePipeline.PATIENCE).until(() -> get("/health/ready").statusCode() == 200);
  }

  @Test
  void shouldShowMetricsOfEveryApplication() {
    await()
        .atMost(LivePipeline.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(get("/metrics").body())
                    .contains(
                        "anabranch_application_state{application=\"join\",state=\"running\"} 1.0",
                        "anabranch_application_held{application=\"sentiment\"} 0.0",
                        "kafka_stream_thread_process_total{application=\"pos\"",
                        "late_results_dropped_total{application=\"join\""));
  }

  @Test
  void shouldReplayThroughTheControlEndpointThatIsNamed() throws Exception {
    List<String> command =
        List.of(
            "replay", "--stages", "classification", "--from-earliest", "--execute", "--control");
    List<String> arguments = new ArrayList<>(command);
    arguments.add(live.control().url().toString());
    live.hide();
    CommandRun without;
    CommandRun with;
    try {
      without = live.run(arguments.toArray(String[]::new));
      with =
          live.run(
              Map.of(ControlToken.VARIABLE, live.token().value()),
              arguments.toArray(String[]::new));
    } finally {
      live.announce();
    }

    assertThat(without.exitCode()).isNotZero();
    assertThat(without.err()).contains(ControlToken.VARIABLE);
    assertThat(with.exitCode()).as(with.err()).isZero();
    JsonNode result = with.json().get(1).get("result");
    assertThat(result.get("replayed").asLong()).isEqualTo(MESSAGES);
    assertThat(live.host().health().stream().map(ApplicationHealth::state))
        .containsOnly(State.RUNNING);
  }

  @Test
  void shouldNotWaitForAStageThatDoesNotRun() throws Exception {
    assertThat(live.host().stop("classification")).isTrue();
    CommandRun run;
    try {
      run = live.run("replay", "--stages", "classification", "--from-earliest", "--execute");
    } finally {
      live.host().start("classification");
    }

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get(1).at("/result/notRunning"))
        .extracting(JsonNode::asText)
        .containsExactly("classification", "join");
    await().atMost(LivePipeline.PATIENCE).until(() -> get("/health/ready").statusCode() == 200);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(live.control().url().resolve(path))
                .header("Authorization", "Bearer " + live.token().value())
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
