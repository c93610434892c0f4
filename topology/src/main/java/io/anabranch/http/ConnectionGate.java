package io.anabranch.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Closes connections that are too many, and those whose request does not come. */
final class ConnectionGate implements Connection.Listener {

  private final HttpLimits limits;
  private final Scheduler timer;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<Connection, HeadDeadline> deadlines = new ConcurrentHashMap<>();

  ConnectionGate(HttpLimits limits, Scheduler timer) {
    this.limits = limits;
    this.timer = timer;
  }

  @Override
  public void onOpened(Connection connection) {
    if (isOutermost(connection) && open.incrementAndGet() > limits.connections()) {
      connection.getEndPoint().close();
      return;
    }
    if (!(connection instanceof SslConnection)) {
      HeadDeadline deadline = new HeadDeadline(connection, timer);
      deadlines.put(connection, deadline);
      deadline.start(limits.head());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    if (isOutermost(connection)) {
      open.decrementAndGet();
    }
    HeadDeadline deadline = deadlines.remove(connection);
    if (deadline != null) {
      deadline.begin();
    }
  }

  /** A request has come whole but for its body. */
  void begin(Request request) {
    HeadDeadline deadline = deadlines.get(request.getConnectionMetaData().getConnection());
    if (deadline != null) {
      deadline.begin();
    }
  }

  /** A request has been answered. */
  void end(Request request) {
    HeadDeadline deadline = deadlines.get(request.getConnectionMetaData().getConnection());
    if (deadline != null) {
      Duration next = limits.idle().plus(limits.head());
      deadline.end(next);
    }
  }

  /** With TLS, a connection is within another. */
  private static boolean isOutermost(Connection connection) {
    return !(connection.getEndPoint() instanceof SslConnection.SslEndPoint);
  }

  /**
   * Closes a connection on which no request is under way and none has begun in time. Bytes that
   * come do not prolong it.
   */
  private static final class HeadDeadline {

    private final Connection connection;
    private final Scheduler timer;
    private Scheduler.@Nullable Task task;
    private int underWay;

    HeadDeadline(Connection connection, Scheduler timer) {
      this.connection = connection;
      this.timer = timer;
    }

    synchronized void start(Duration time) {
      long former = connection.getMessagesIn();
      task = timer.schedule(() -> expire(former), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A request is under way: nothing is due. */
    synchronized void begin() {
      underWay++;
      if (task != null) {
        task.cancel();
        task = null;
      }
    }

    /** A request has ended. The next may have begun before, where a client does not wait. */
    synchronized void end(Duration time) {
      underWay--;
      if (underWay == 0 && connection.getEndPoint().isOpen()) {
        start(time);
      }
    }

    /** One more message is a request that has come and waits for a thread. */
    private synchronized void expire(long former) {
      if (underWay == 0 && connection.getMessagesIn() == former) {
        connection.getEndPoint().close(new TimeoutException("no request in time"));
      }
    }
  }
}
