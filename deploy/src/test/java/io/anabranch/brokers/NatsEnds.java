package io.anabranch.brokers;

import io.anabranch.devbroker.NatsServer;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two streams of JetStream. */
public final class NatsEnds implements QueueEnds {

  private static final String IN = "TICKETS";
  private static final String OUT = "ENRICHED";
  private static final String CONSUMER = "anabranch";

  private final NatsServer server;
  private final NatsStreams streams;
  private final List<String> received = new ArrayList<>();

  public NatsEnds(NatsServer server) throws Exception {
    this.server = server;
    streams = NatsStreams.of(server);
    streams.create(IN, "tickets.>");
    streams.create(OUT, "enriched.>");
  }

  @Override
  public Map<String, String> from() {
    return Map.of("from", server.url(), "stream", IN);
  }

  @Override
  public Map<String, String> to() {
    return Map.of("to", server.url(), "subject", "enriched");
  }

  @Override
  public void publish(String id, String body) throws Exception {
    streams.publish("tickets.new", new Headers().put("Nats-Msg-Id", id), body);
  }

  @Override
  public List<String> received() throws Exception {
    long last = streams.last(OUT);
    for (long at = received.size() + 1L; at <= last; at++) {
      MessageInfo message = streams.message(OUT, at);
      received.add(
          message.getHeaders().getFirst("id") + "/" + message.getHeaders().getFirst("revision"));
    }
    return List.copyOf(received);
  }

  @Override
  public long left() throws Exception {
    return streams.open(IN, CONSUMER);
  }

  @Override
  public void close() {
    streams.close();
  }
}
