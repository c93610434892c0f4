package io.anabranch.brokers;

import io.anabranch.broker.redis.StreamEntry;
import io.anabranch.devbroker.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two streams of Redis. */
public final class RedisEnds implements QueueEnds {

  private static final String IN = "tickets";
  private static final String OUT = "enriched";

  private final RedisServer server;
  private final Redis redis;

  public RedisEnds(RedisServer server) {
    this.server = server;
    redis = new Redis(server);
  }

  @Override
  public Map<String, String> from() {
    return Map.of("from", server.url(), "stream", IN, "id.field", "id");
  }

  @Override
  public Map<String, String> to() {
    return Map.of("to", server.url(), "stream", OUT);
  }

  @Override
  public void publish(String id, String body) throws Exception {
    var unused = redis.call("XADD", IN, "*", "id", id, "body", body);
  }

  @Override
  public List<String> received() throws Exception {
    List<String> received = new ArrayList<>();
    for (StreamEntry entry : redis.entries(OUT)) {
      received.add(entry.text("id").orElseThrow() + "/" + entry.text("revision").orElseThrow());
    }
    return received;
  }

  @Override
  public long left() throws Exception {
    return redis.pending(IN, "anabranch");
  }

  @Override
  public void close() {
    redis.close();
  }
}
