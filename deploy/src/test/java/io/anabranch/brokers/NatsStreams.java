package io.anabranch.brokers;

import io.anabranch.devbroker.NatsServer;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Streams of a server, as whoever keeps it sees them. */
final class NatsStreams implements AutoCloseable {

  private final Connection connection;

  private NatsStreams(Connection connection) {
    this.connection = connection;
  }

  static NatsStreams of(NatsServer server) throws IOException, InterruptedException {
    return new NatsStreams(
        Nats.connect(
            Options.builder()
                .server(server.url())
                .maxReconnects(-1)
                .errorListener(new ErrorListener() {})
                .build()));
  }

  Connection connection() {
    return connection;
  }

  /** Makes a stream in files. */
  void create(String name, String subjects) throws IOException, JetStreamApiException {
    management().addStream(StreamConfiguration.builder().name(name).subjects(subjects).build());
  }

  void publish(String subject, Headers headers, String body)
      throws IOException, JetStreamApiException {
    connection.jetStream().publish(subject, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Bodies in the order of the stream. */
  List<String> bodies(String stream) throws IOException, JetStreamApiException {
    List<String> bodies = new ArrayList<>();
    for (long at = 1; at <= last(stream); at++) {
      bodies.add(new String(message(stream, at).getData(), StandardCharsets.UTF_8));
    }
    return bodies;
  }

  MessageInfo message(String stream, long sequence) throws IOException, JetStreamApiException {
    return management().getMessage(stream, sequence);
  }

  /** How many messages a consumer has not been given, or has not acknowledged. */
  long open(String stream, String consumer) throws IOException, JetStreamApiException {
    ConsumerInfo info = management().getConsumerInfo(stream, consumer);
    return info.getNumPending() + info.getNumAckPending();
  }

  long last(String stream) throws IOException, JetStreamApiException {
    return management().getStreamInfo(stream).getStreamState().getLastSequence();
  }

  private JetStreamManagement management() throws IOException {
    return connection.jetStreamManagement();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
