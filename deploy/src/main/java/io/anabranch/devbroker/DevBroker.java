package io.anabranch.devbroker;

/** A server that is started, killed and started again on the same data. */
public interface DevBroker extends AutoCloseable {

  /** Where it answers. */
  String url();

  /** Ends it at once, as kill -9 does, and waits until it is gone. */
  void kill();

  /**
   * Starts it, on the same port and data as before, and waits until it answers.
   *
   * @throws DevBrokerException if it is not installed or does not start
   */
  void restart();

  /** Ends it, and deletes its data. */
  @Override
  void close();
}
