package io.anabranch.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.brokers.NatsCaller.Reply;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.gateway.Answer;
import io.anabranch.gateway.nats.NatsEndpoint;
import io.nats.client.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an endpoint finds a server, loses it, finds it again and takes its leave. */
@Tag("brokers")
class NatsConnectionIT {

  private static final String JSON = "{\"text\": \"charged twice\"}";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void shouldAnswerOnceTheServerIsThere() throws Exception {
    try (NatsServer server = NatsServer.stopped();
        NatsEndpoint endpoint =
            NatsEndpoints.start(
                Map.of("servers", server.url()), RecordingService.answeringComplete())) {
      assertThat(endpoint.isConnected()).isFalse();

      server.restart();

      await().atMost(LIMIT).until(endpoint::isConnected);
      assertAnswers(Options.builder().server(server.url()));
    }
  }

  @Test
  void shouldAnswerAgainAfterTheServerWasKilled() throws Exception {
    try (NatsServer server = NatsServer.start();
        NatsEndpoint endpoint =
            NatsEndpoints.start(
                Map.of("servers", server.url()), RecordingService.answeringComplete())) {
      for (int kills = 0; kills < 3; kills++) {
        await().atMost(LIMIT).until(endpoint::isConnected);
        assertAnswers(Options.builder().server(server.url()));
        server.kill();
        await().atMost(LIMIT).until(() -> !endpoint.isConnected());
        server.restart();
      }
      await().atMost(LIMIT).until(endpoint::isConnected);
      assertAnswers(Options.builder().server(server.url()));
    }
  }

  @Test
  void shouldConnectAsUser() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "hidden");
    try (NatsServer server = NatsServer.start("--user", "gateway", "--pass", "hidden");
        NatsEndpoint endpoint =
            NatsEndpoints.start(
                Map.of(
                    "servers",
                    server.url(),
                    "user",
                    "gateway",
                    "password.file",
                    password.toString()),
                RecordingService.answeringComplete())) {
      await().atMost(LIMIT).until(endpoint::isConnected);
      assertAnswers(Options.builder().server(server.url()).userInfo("gateway", "hidden"));
    }
  }

  @Test
  void shouldConnectWithToken() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "hidden");
    try (NatsServer server = NatsServer.start("--auth", "hidden");
        NatsEndpoint endpoint =
            NatsEndpoints.start(
                Map.of("servers", server.url(), "token.file", token.toString()),
                RecordingService.answeringComplete())) {
      await().atMost(LIMIT).until(endpoint::isConnected);
      assertAnswers(Options.builder().server(server.url()).token("hidden".toCharArray()));
    }
  }

  @Test
  void shouldComeBackToServerThatRefusedItForSomeTime() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "hidden");
    try (NatsServer server = NatsServer.start("--auth", "hidden");
        NatsServer other = server.successor("--auth", "another");
        NatsEndpoint endpoint =
            NatsEndpoints.start(
                Map.of("servers", server.url(), "token.file", token.toString()),
                RecordingService.answeringComplete())) {
      await().atMost(LIMIT).until(endpoint::isConnected);
      server.kill();
      other.restart();
      await().during(Duration.ofSeconds(3)).atMost(LIMIT).until(() -> !endpoint.isConnected());
      other.kill();
      server.restart();

      await().atMost(LIMIT).until(endpoint::isConnected);
      assertAnswers(Options.builder().server(server.url()).token("hidden".toCharArray()));
    }
  }

  @Test
  void shouldAnswerWhatWasTakenBeforeItEnds() throws Exception {
    RecordingService service =
        RecordingService.answering(
            submission ->
                CompletableFuture.supplyAsync(
                    () -> RecordingService.complete(submission),
                    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)));
    try (NatsServer server = NatsServer.start();
        NatsCaller caller = NatsCaller.connect(server.url())) {
      List<CompletableFuture<Reply>> replies;
      try (NatsEndpoint endpoint = NatsEndpoints.start(Map.of("servers", server.url()), service)) {
        await().atMost(LIMIT).until(endpoint::isConnected);
        replies = IntStream.range(0, 20).mapToObj(i -> caller.askLater(JSON, Map.of())).toList();
        await().until(() -> service.submissions().size() == 20);
      }

      assertThat(replies).allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo("200"));
    }
  }

  @Test
  void shouldTellThoseWhoStillWaitThatItEnds() throws Exception {
    RecordingService service =
        RecordingService.answering(submission -> new CompletableFuture<Answer>());
    try (NatsServer server = NatsServer.start();
        NatsCaller caller = NatsCaller.connect(server.url())) {
      CompletableFuture<Reply> reply;
      try (NatsEndpoint endpoint = NatsEndpoints.start(Map.of("servers", server.url()), service)) {
        await().atMost(LIMIT).until(endpoint::isConnected);
        reply = caller.askLater(JSON, Map.of("Anabranch-Timeout", "60s"));
        await().until(() -> service.submissions().size() == 1);
      }

      assertThat(reply.join().status()).isEqualTo("503");
      assertThat(reply.join().error()).contains("Idempotency-Key");
    }
  }

  private static void assertAnswers(Options.Builder options) throws Exception {
    try (NatsCaller caller = NatsCaller.connect(options)) {
      Reply reply =
          await()
              .atMost(LIMIT)
              .ignoreExceptions()
              .until(() -> caller.ask(JSON, Map.of()), r -> true);
      assertThat(reply.text()).isEqualTo("charged twice");
    }
  }
}
