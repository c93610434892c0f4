package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.bridge.BridgeHost;
import io.anabranch.brokers.NatsEnds;
import io.anabranch.brokers.QueueEnds;
import io.anabranch.brokers.RabbitEnds;
import io.anabranch.cluster.Connection;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.devbroker.RabbitServer;
import io.anabranch.devbroker.RedisServer;
import io.anabranch.devcluster.SharedCluster;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are not ours put messages in at bridges, and take records out. */
@Tag("brokers")
@Tag("interop")
class ForeignBridgesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Path PROGRAMS = Path.of(System.getProperty("anabranch.interop"));
  private static final int COUNT = 20;

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private Path directory;

  @Test
  void shouldServeRabbitClients() throws Exception {
    try (RabbitServer server = RabbitServer.start();
        QueueEnds ends = new RabbitEnds(server);
        LivePipeline live = pipeline("foreign-rabbit.", ends.from(), ends.to());
        Connection connection = Connection.open(live.config());
        BridgeHost bridges = BridgeHost.start(connection, Set.of())) {
      String address = address(server.url());
      String byPika =
          ForeignProgram.run(
              directory,
              List.of(
                  "/usr/bin/python3",
                  PROGRAMS.resolve("pika_client.py").toString(),
                  address,
                  "tickets",
                  "everything",
                  Integer.toString(COUNT)));
      String byAmqplib =
          ForeignProgram.run(
              directory,
              List.of(
                  "node",
                  PROGRAMS.resolve("amqplib_client.mjs").toString(),
                  server.url(),
                  "more-tickets",
                  "enriched",
                  Integer.toString(COUNT)));

      checkRecords(byPika, ".*[.]chat[.].*");
      checkRecords(byAmqplib, ".*[.]chat[.].*");
      assertThat(bridges.names()).hasSize(3);
    }
  }

  @Test
  void shouldServeNatsClient() throws Exception {
    try (NatsServer server = NatsServer.start(NatsServer.JETSTREAM);
        QueueEnds ends = new NatsEnds(server);
        LivePipeline live = pipeline("foreign-nats.", ends.from(), ends.to());
        Connection connection = Connection.open(live.config());
        BridgeHost bridges = BridgeHost.start(connection, Set.of())) {
      String byNats =
          ForeignProgram.run(
              directory,
              List.of(
                  "node",
                  PROGRAMS.resolve("jetstream_client.mjs").toString(),
                  address(server.url()),
                  "tickets.new",
                  "enriched.>",
                  Integer.toString(COUNT)));

      checkRecords(byNats, "enriched[.].*[.]chat[.].*");
      assertThat(bridges.names()).hasSize(2);
    }
  }

  @Test
  void shouldServeRedisCommandLine() throws Exception {
    try (RedisServer server = RedisServer.start();
        LivePipeline live =
            pipeline(
                "foreign-redis.",
                Map.of("from", server.url(), "stream", "tickets"),
                Map.of("to", server.url(), "stream", "enriched"));
        Connection connection = Connection.open(live.config());
        BridgeHost bridges = BridgeHost.start(connection, Set.of())) {
      for (int i = 0; i < COUNT; i++) {
        String text = "redis-cli asks for the %dth time".formatted(i);
        assertThat(redis(server, "XADD", "tickets", "*", "text", text, "channel", "chat"))
            .contains("-");
      }
      await()
          .atMost(PATIENCE)
          .until(() -> Integer.parseInt(redis(server, "XLEN", "enriched")) >= COUNT);

      String records = redis(server, "XRANGE", "enriched", "-", "+");
      assertThat(records.lines().filter(line -> line.matches("[a-z0-9.-]*[.]chat[.].*")))
          .hasSizeGreaterThanOrEqualTo(COUNT);
      assertThat(records).contains("redis-cli asks for the 19th time");
      assertThat(bridges.names()).hasSize(2);
    }
  }

  private LivePipeline pipeline(String prefix, Map<String, String> from, Map<String, String> to)
      throws Exception {
    StringBuilder yaml = new StringBuilder("bridges:\n  tickets:\n");
    from.forEach((key, value) -> yaml.append("    %s: \"%s\"%n".formatted(key, value)));
    if (from.containsKey("queue")) {
      yaml.append(
          "  more:%n    from: \"%s\"%n    queue: more-tickets%n".formatted(from.get("from")));
    }
    yaml.append("  out:\n");
    to.forEach((key, value) -> yaml.append("    %s: \"%s\"%n".formatted(key, value)));
    return LivePipeline.quick(CLUSTER, prefix, directory, new QuickStages(), yaml.toString());
  }

  /** A record of each message is complete, once, and has the words of its route. */
  private static void checkRecords(String lines, String route) {
    List<String> ids = new ArrayList<>();
    assertThat(lines.lines())
        .allSatisfy(
            line -> {
              String[] words = line.split(" ");
              assertThat(words).hasSize(3);
              assertThat(words[2]).matches(route);
              ids.add(words[0]);
            });
    assertThat(Set.copyOf(ids)).hasSizeGreaterThanOrEqualTo(COUNT);
  }

  private String redis(RedisServer server, String... command) throws Exception {
    List<String> all = new ArrayList<>(List.of("redis-cli", "-p", Integer.toString(server.port())));
    all.addAll(List.of(command));
    return ForeignProgram.run(directory, all);
  }

  private static String address(String url) {
    URI uri = URI.create(url);
    return uri.getHost() + ":" + uri.getPort();
  }
}
