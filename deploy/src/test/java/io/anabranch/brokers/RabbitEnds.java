package io.anabranch.brokers;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.anabranch.devbroker.RabbitServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A quorum queue, and one that gets everything of an exchange. */
public final class RabbitEnds implements QueueEnds {

  private static final String IN = "tickets";
  private static final String EXCHANGE = "enriched";
  private static final String OUT = "everything";
  private static final Map<String, Object> QUORUM = Map.of("x-queue-type", "quorum");
  private static final long CONFIRM_MILLIS = 10_000;

  private final RabbitServer server;
  private final List<String> received = new ArrayList<>();
  private @Nullable Connection connection;
  private @Nullable Channel channel;

  /** Declares what is needed, so that it survives a kill. */
  public RabbitEnds(RabbitServer server) throws Exception {
    this.server = server;
    Channel open = channel();
    open.queueDeclare(IN, true, false, false, QUORUM);
    open.exchangeDeclare(EXCHANGE, "topic", true);
    open.queueDeclare(OUT, true, false, false, QUORUM);
    open.queueBind(OUT, EXCHANGE, "#");
    RabbitData.awaitKept(server, OUT);
    RabbitData.awaitBindingKept(server, "#");
  }

  @Override
  public Map<String, String> from() {
    return Map.of("from", server.url(), "queue", IN);
  }

  @Override
  public Map<String, String> to() {
    return Map.of("to", server.url(), "exchange", EXCHANGE);
  }

  @Override
  public void publish(String id, String body) throws Exception {
    Channel open = channel();
    open.basicPublish(
        "",
        IN,
        new AMQP.BasicProperties.Builder().deliveryMode(2).messageId(id).build(),
        body.getBytes(StandardCharsets.UTF_8));
    open.waitForConfirmsOrDie(CONFIRM_MILLIS);
  }

  @Override
  public List<String> received() throws Exception {
    Channel open = channel();
    for (GetResponse next = open.basicGet(OUT, false);
        next != null;
        next = open.basicGet(OUT, false)) {
      Map<String, Object> headers = next.getProps().getHeaders();
      received.add(headers.get("id") + "/" + headers.get("revision"));
      open.basicAck(next.getEnvelope().getDeliveryTag(), false);
    }
    return List.copyOf(received);
  }

  @Override
  public long left() throws Exception {
    return channel().messageCount(IN);
  }

  private Channel channel() throws Exception {
    if (channel == null || !channel.isOpen()) {
      close();
      connection = RabbitClients.connect(server);
      channel = connection.createChannel();
      channel.confirmSelect();
    }
    return channel;
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.abort();
    }
  }
}
