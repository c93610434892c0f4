package io.anabranch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig.ControlConfig;
import io.anabranch.host.ApplicationHealth;
import io.anabranch.host.ApplicationHealth.State;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlServerTest {

  private static final ControlConfig ANYWHERE = new ControlConfig("127.0.0.1", 0, Optional.empty());

  private final ControlToken token = ControlToken.random();
  private final FakeApplications applications = new FakeApplications();
  private final HttpClient http = HttpClient.newHttpClient();
  private ControlServer server;
  private ControlClient client;

  @BeforeEach
  void start() {
    applications.put("pos", State.RUNNING);
    applications.put("sentiment", State.RUNNING);
    server = ControlServer.start(ANYWHERE, token, applications);
    client = new ControlClient(server.url(), token);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldListenOnThisMachineAlone() {
    assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
    assertThat(server.url().getPort()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /metrics",
    "GET, /applications",
    "POST, /applications/pos/stop",
    "POST, /applications/pos/start",
    "GET, /no-such-path",
    "GET, /health/other"
  })
  void shouldNeedToken(String method, String path) throws Exception {
    assertThat(send(method, path, null).statusCode()).isEqualTo(401);
    assertThat(send(method, path, "Bearer " + ControlToken.random().value()).statusCode())
        .isEqualTo(401);
    assertThat(send(method, path, "Basic " + token.value()).statusCode()).isEqualTo(401);
    assertThat(applications.state("pos")).isEqualTo(State.RUNNING);
  }

  @Test
  void shouldSayHowToAuthenticate() throws Exception {
    HttpResponse<String> response = send("GET", "/metrics", null);

    assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(response.body()).doesNotContain(token.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready"})
  void shouldTellHealthToAnybody(String path) throws Exception {
    assertThat(send("GET", path, null).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"RUNNING"},
      mode = EnumSource.Mode.EXCLUDE)
  void shouldNotBeReadyUnlessEveryApplicationRunsAndHoldsForNothing(State state) throws Exception {
    applications.put("sentiment", state);

    HttpResponse<String> response = send("GET", "/health/ready", null);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body())
        .contains("\"ready\":false", "\"pos\":\"running\"", "\"sentiment\":\"" + state + "\"");
    assertThat(send("GET", "/health/live", null).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldNotBeReadyBeforeItHasApplications() throws Exception {
    try (ControlServer empty = ControlServer.start(ANYWHERE, token, new FakeApplications())) {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(empty.url().resolve("/health/ready")).build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(503);
    }
  }

  @Test
  void shouldListApplications() throws Exception {
    assertThat(client.applications())
        .containsExactly(
            new ApplicationHealth(
                "pos",
                "support.pos",
                State.RUNNING,
                7,
                OptionalDouble.of(12.5),
                Optional.of("fake:1")),
            new ApplicationHealth(
                "sentiment",
                "support.sentiment",
                State.RUNNING,
                7,
                OptionalDouble.of(12.5),
                Optional.of("fake:1")));
  }

  @Test
  void shouldSayWhySettingsAreRefused() {
    applications.refuseSettings();

    assertThatThrownBy(() -> client.start("sentiment"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("409")
        .hasMessageContaining("stages.sentiment.implementation")
        .hasMessageContaining("restart 'run'");
  }

  @Test
  void shouldStopAndStartOneApplication() throws Exception {
    client.stop("sentiment");

    assertThat(applications.state("sentiment")).isEqualTo(State.STOPPED);
    assertThat(applications.state("pos")).isEqualTo(State.RUNNING);

    client.start("sentiment");

    assertThat(applications.state("sentiment")).isEqualTo(State.RUNNING);
  }

  @Test
  void shouldSayIfApplicationIsTooBusyToStop() {
    applications.keepBusy();

    assertThatThrownBy(() -> client.stop("pos"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("503")
        .hasMessageContaining("busy");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /applications/other/stop, 404",
    "POST, /applications/other/start, 404",
    "POST, /applications/pos/restart, 404",
    "GET, /applications/pos/stop, 405",
    "POST, /metrics, 405",
    "GET, /, 404"
  })
  void shouldRefuseWhatItDoesNotKnow(String method, String path, int status) throws Exception {
    assertThat(send(method, path, token.header()).statusCode()).isEqualTo(status);
    assertThat(applications.state("pos")).isEqualTo(State.RUNNING);
  }

  @Test
  void shouldGiveMetricsAsText() throws Exception {
    HttpResponse<String> response = send("GET", "/metrics", token.header());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(response.body()).contains("anabranch_application_held");
  }

  @Test
  void shouldTellHealthWhileRequestsAreHalfSent() throws Exception {
    List<Socket> halves = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        Socket half = new Socket(server.url().getHost(), server.url().getPort());
        halves.add(half);
        half.getOutputStream().write("GET /health".getBytes(StandardCharsets.US_ASCII));
      }

      for (int i = 0; i < 10; i++) {
        assertThat(send("GET", "/health/live", null).statusCode()).isEqualTo(200);
      }
    } finally {
      for (Socket half : halves) {
        half.close();
      }
    }
  }

  @Test
  void shouldTellHealthWhileApplicationsAreSlowToStop() throws Exception {
    CountDownLatch release = applications.holdStops();
    List<CompletableFuture<HttpResponse<String>>> stops = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      stops.add(
          http.sendAsync(
              HttpRequest.newBuilder(server.url().resolve("/applications/pos/stop"))
                  .header("Authorization", token.header())
                  .POST(HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.ofString()));
    }

    for (int i = 0; i < 10; i++) {
      assertThat(send("GET", "/health/live", null).statusCode()).isEqualTo(200);
    }
    release.countDown();

    assertThat(stops).allSatisfy(stop -> assertThat(stop.join().statusCode()).isEqualTo(200));
  }

  @Test
  void shouldNamePortThatIsTaken() {
    ControlConfig taken = new ControlConfig("127.0.0.1", server.url().getPort(), Optional.empty());

    assertThatThrownBy(() -> ControlServer.start(taken, token, applications))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("control.port")
        .hasMessageContaining(Integer.toString(taken.port()));
  }

  @Test
  void shouldFailIfNobodyAnswers() {
    ControlClient nobody = new ControlClient(URI.create("http://127.0.0.1:1"), token);

    assertThatThrownBy(nobody::applications).isInstanceOf(IOException.class);
  }

  private HttpResponse<String> send(String method, String path, @Nullable String authorization)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.url().resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
