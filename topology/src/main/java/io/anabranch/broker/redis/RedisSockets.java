package io.anabranch.broker.redis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Opens sockets to a server, by TLS or without, whose name is resolved each time. */
final class RedisSockets implements JedisSocketFactory {

  private static final int CONNECT_MILLIS = 2_000;

  /** Longer than any command blocks. */
  private static final int REPLY_MILLIS = 5_000;

  private final String host;
  private final int port;
  private final Optional<SSLSocketFactory> secured;

  RedisSockets(InetSocketAddress server, Optional<SSLSocketFactory> secured) {
    this.host = server.getHostString();
    this.port = server.getPort();
    this.secured = secured;
  }

  /**
   * Opens one, and makes its TLS.
   *
   * @throws JedisConnectionException if the server cannot be reached, or is not trusted
   */
  @Override
  @SuppressWarnings("AddressSelection") // As the other clients do: the first address is used.
  public Socket createSocket() {
    Socket socket = new Socket();
    boolean isDone = false;
    try {
      socket.setKeepAlive(true);
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      socket.setSoTimeout(REPLY_MILLIS);
      Socket ready = secured.isPresent() ? secure(socket, secured.get()) : socket;
      isDone = true;
      return ready;
    } catch (IOException e) {
      throw new JedisConnectionException("no connection", e);
    } finally {
      if (!isDone) {
        close(socket);
      }
    }
  }

  private Socket secure(Socket socket, SSLSocketFactory factory) throws IOException {
    SSLSocket made = (SSLSocket) factory.createSocket(socket, host, port, true);
    made.startHandshake();
    return made;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more.
    }
  }
}
