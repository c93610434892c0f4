package io.anabranch.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Tells when the client of a stream has gone, which Jetty sees only when it writes. What the client
 * sends after its request is a breach: the connection is good for one stream.
 */
final class ClientWatch implements Callback {

  private final EndPoint endPoint;
  private final Runnable onGone;

  ClientWatch(Request request, Runnable onGone) {
    endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    this.onGone = onGone;
  }

  void start() {
    endPoint.tryFillInterested(this);
  }

  @Override
  public void succeeded() {
    ByteBuffer one = BufferUtil.allocate(1);
    try {
      if (endPoint.fill(one) == 0) {
        start();
        return;
      }
    } catch (IOException e) {
      failed(e);
      return;
    }
    onGone.run();
  }

  @Override
  public void failed(Throwable failure) {
    onGone.run();
  }
}
