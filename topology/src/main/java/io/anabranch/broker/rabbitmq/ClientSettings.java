package io.anabranch.broker.rabbitmq;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.impl.StrictExceptionHandler;
import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.HostCheckingTrust;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings of the Java client. */
final class ClientSettings {

  private static final Logger LOG = LoggerFactory.getLogger(ClientSettings.class);

  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration CALL_LIMIT = Duration.ofSeconds(10);
  private static final String DEFAULT_VIRTUAL_HOST = "/";

  private ClientSettings() {}

  /**
   * Makes connections that do not recover by themselves: they are made anew. Without credentials
   * they are those of the user that every server has for the host it runs on.
   *
   * @param name of the threads
   */
  static ConnectionFactory factory(BrokerSettings settings, String name) {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setAutomaticRecoveryEnabled(false);
    factory.setRequestedHeartbeat((int) HEARTBEAT.toSeconds());
    factory.setConnectionTimeout((int) CONNECT_LIMIT.toMillis());
    factory.setHandshakeTimeout((int) CALL_LIMIT.toMillis());
    factory.setChannelRpcTimeout((int) CALL_LIMIT.toMillis());
    factory.setExceptionHandler(new QuietHandler());
    factory.setThreadFactory(task -> daemon(task, name));
    String path = settings.address().path();
    factory.setVirtualHost(path.isEmpty() ? DEFAULT_VIRTUAL_HOST : path);
    settings
        .credentials()
        .ifPresent(
            credentials -> {
              credentials.user().ifPresent(factory::setUsername);
              factory.setPassword(credentials.secret());
            });
    if (settings.address().isSecured()) {
      factory.useSslProtocol(HostCheckingTrust.context(settings.trusted()));
      factory.enableHostnameVerification();
    }
    return factory;
  }

  static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Closes the channel when something that it calls fails, and shows no contents. */
  private static final class QuietHandler extends StrictExceptionHandler {

    /** A connection that is lost: its state says as much. */
    @Override
    public void handleUnexpectedConnectionDriverException(
        Connection connection, Throwable exception) {
      LOG.debug("The connection to RabbitMQ failed: type={}", exception.getClass().getName());
    }

    @Override
    protected void log(String message, Throwable exception) {
      LOG.warn(
          "Error in the client of RabbitMQ: type={}, what={}",
          exception.getClass().getName(),
          message);
    }
  }
}
