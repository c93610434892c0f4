package io.anabranch.brokers;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.anabranch.broker.BrokerSettings;
import io.anabranch.devbroker.RabbitServer;
import io.anabranch.devcluster.Ports;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Connections to a server as any client has them. */
final class RabbitClients {

  private RabbitClients() {}

  static BrokerSettings settings(RabbitServer server) {
    return BrokerSettings.read(
        "url",
        server.url(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Connection connect(RabbitServer server) throws Exception {
    return factory(server).newConnection();
  }

  /** A connection, and the socket below it. */
  record Breakable(Connection connection, Socket socket) {

    /** Ends it without a word to the server, as the end of a process does. */
    void tear() throws Exception {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  static Breakable connectBreakable(RabbitServer server) throws Exception {
    AtomicReference<Socket> socket = new AtomicReference<>();
    ConnectionFactory factory = factory(server);
    factory.setSocketConfigurator(socket::set);
    Connection connection = factory.newConnection();
    return new Breakable(
        connection, Optional.ofNullable(socket.get()).orElseThrow(SocketException::new));
  }

  private static ConnectionFactory factory(RabbitServer server) {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(Ports.HOST);
    factory.setPort(server.port());
    factory.setAutomaticRecoveryEnabled(false);
    return factory;
  }
}
