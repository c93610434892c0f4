package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.anabranch.cluster.Connection;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.gateway.server.GatewayServer;
import io.anabranch.gateway.server.GatewaySettings;
import io.anabranch.topology.pipeline.Pipeline;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are slow, half silent or deaf take nothing from others. */
class SlowClientsIT {

  private static final String PREFIX = "slow-clients.";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int HALVES = 200;
  private static final int BODIES = 20;
  private static final int READERS = 450;
  private static final int DEAF = 50;
  private static final int WATCHED = 20;
  private static final int POSTS = 400;
  private static final int HEALTH = 200;
  private static final int AT_ONCE = 4;

  /** Their records, each several times the text, are 14 MB. */
  private static final int PADDINGS = 60;

  private static final String PADDING = "Nobody reads this. ".repeat(2_500);

  /** What the system keeps for a connection whose client does not read; the rest is dropped. */
  private static final int MOST_KEPT = 8 * 1024 * 1024;

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private static Path directory;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static LivePipeline live;
  private static Connection connection;
  private static GatewayServer gateway;

  @BeforeAll
  static void start() throws Exception {
    live = LivePipeline.quick(CLUSTER, PREFIX, directory, new QuickStages());
    connection = Connection.open(live.config());
    gateway =
        GatewayServer.start(
            connection,
            Pipeline.load(live.config()),
            GatewaySettings.of(live.config(), Map.of()).withPort(0));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    connection.close();
    live.close();
  }

  @Test
  void shouldServeOthersWhileManyAreSlow() throws Exception {
    List<DeafReader> deaf = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE + 1);
    Times cold = serveOthers("cold", threads);
    Times alone = serveOthers("alone", threads);
    long before = usedHeap();
    try (SlowClients slow = SlowClients.start(gateway.url(), HALVES, BODIES)) {
      EventReaders readers =
          EventReaders.connect(HTTP, url("/v1/enriched?key=watched&status=COMPLETE"), READERS);
      for (int i = 0; i < DEAF; i++) {
        deaf.add(DeafReader.connect(url("/v1/enriched")));
      }
      await()
          .atMost(PATIENCE)
          .until(() -> readers.connected() == READERS && slow.connected() >= HALVES + BODIES);

      for (int i = 0; i < PADDINGS; i++) {
        assertThat(post("/v1/messages?key=padding", PADDING + i).statusCode()).isEqualTo(202);
      }
      live.topics().awaitComplete(2 * POSTS + PADDINGS);

      CompletableFuture<Times> others =
          CompletableFuture.supplyAsync(() -> serveOthers("beside", threads));
      for (int i = 0; i < WATCHED; i++) {
        assertThat(post("/v1/messages?key=watched", "watched " + i).statusCode()).isEqualTo(202);
      }

      Times beside = others.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(readers.events()).containsOnly(WATCHED));
      assertThat(readers.ended()).isZero();
      long growth = usedHeap() - before;
      List<Long> kept = deaf.stream().map(reader -> reader.readToEnd(MOST_KEPT)).toList();
      System.out.printf(
          "slow clients: others alone, cold: %s; warm: %s; beside slow ones: %s; heap %+d MB; %d slow"
              + " connections, a deaf reader was left %d to %d kB%n",
          cold,
          alone,
          beside,
          growth >> 20,
          slow.connected(),
          kept.stream().mapToLong(Long::longValue).min().orElse(0) >> 10,
          kept.stream().mapToLong(Long::longValue).max().orElse(0) >> 10);
      assertThat(kept).allSatisfy(bytes -> assertThat(bytes).isLessThan(MOST_KEPT));
    } finally {
      threads.shutdownNow();
      for (DeafReader reader : deaf) {
        reader.close();
      }
    }
  }

  /** How long others' calls take. */
  private record Times(Histogram health, Histogram posts) {
    @Override
    public String toString() {
      return "health p99 %.1f ms, posts p50 %.1f and p99 %.1f ms"
          .formatted(millis(health, 99), millis(posts, 50), millis(posts, 99));
    }

    private static double millis(Histogram times, double percentile) {
      return times.getValueAtPercentile(percentile) / 1e6;
    }
  }

  /** Asks for health, and sends messages and waits for them, a few at once. */
  private static Times serveOthers(String name, Executor threads) {
    Times times = new Times(new ConcurrentHistogram(3), new ConcurrentHistogram(3));
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    callers.add(CompletableFuture.runAsync(() -> askHealth(times.health()), threads));
    for (int i = 0; i < AT_ONCE; i++) {
      String caller = name + " " + i;
      callers.add(CompletableFuture.runAsync(() -> sendMessages(caller, times.posts()), threads));
    }
    callers.forEach(CompletableFuture::join);
    return times;
  }

  private static void askHealth(Histogram times) {
    for (int i = 0; i < HEALTH; i++) {
      long begin = System.nanoTime();
      HttpResponse<String> answer = send(HttpRequest.newBuilder(url("/health/ready")));
      times.recordValue(System.nanoTime() - begin);
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  private static void sendMessages(String caller, Histogram times) {
    for (int i = 0; i < POSTS / AT_ONCE; i++) {
      String text = caller + " asks for the " + i + "th time";
      long begin = System.nanoTime();
      HttpResponse<String> answer = post("/v1/messages?key=others&wait=60s", text);
      times.recordValue(System.nanoTime() - begin);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"status\":\"COMPLETE\"", text);
    }
  }

  private static HttpResponse<String> post(String path, String text) {
    String body = JsonNodeFactory.instance.objectNode().put("text", text).toString();
    return send(
        HttpRequest.newBuilder(url(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static URI url(String path) {
    return gateway.url().resolve(path);
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
