package io.anabranch.brokers;

import java.io.IOException;

/** A server of others that a test starts, kills and starts again on the same data. */
public interface TestBroker extends AutoCloseable {

  /** Where it answers. */
  String url();

  /** Ends it at once, as kill -9 does, and waits until it is gone. */
  void kill();

  /** Starts it, on the same port and data as before, and waits until it answers. */
  void restart();

  @Override
  void close() throws IOException;
}
