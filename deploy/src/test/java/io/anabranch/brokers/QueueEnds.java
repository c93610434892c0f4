package io.anabranch.brokers;

import java.util.List;
import java.util.Map;

/** The two ends of a server that bridges lead from and to, as whoever keeps it uses them. */
public interface QueueEnds extends AutoCloseable {

  /** Keys of a bridge from the one end, without their prefix. */
  Map<String, String> from();

  /** Keys of a bridge to the other end, without their prefix. */
  Map<String, String> to();

  /**
   * Puts a message in at the one end.
   *
   * @throws Exception if it is not sure that the server has it
   */
  void publish(String id, String body) throws Exception;

  /** What has come out at the other end so far: {@code id/revision} of each record. */
  List<String> received() throws Exception;

  /** Messages at the one end that no bridge has taken, or acknowledged. */
  long left() throws Exception;

  @Override
  void close();
}
