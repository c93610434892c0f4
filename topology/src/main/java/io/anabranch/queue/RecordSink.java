package io.anabranch.queue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Sends records to a broker. Connects, and connects again, by itself. Thread-safe. */
public interface RecordSink extends AutoCloseable {

  /**
   * A record to be sent.
   *
   * @param id of its message
   * @param revision the higher, the newer
   * @param route words that subscribers choose by, from the left: lower-case letters, digits and
   *     hyphens
   * @param body JSON
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record OutgoingRecord(String id, int revision, List<String> route, byte[] body) {}

  /** What became of it. */
  enum Delivery {
    /** The server has it. */
    DELIVERED,
    /** Nobody wants what has this route: it is kept apart. */
    UNROUTABLE
  }

  /**
   * Sends a record, with {@code id} and {@code revision} where receivers can see them, so that they
   * can drop repetitions.
   *
   * @return complete when the server is responsible for it; fails if that is not sure, and the
   *     record is to be sent again
   */
  CompletionStage<Delivery> send(OutgoingRecord record);

  /** Why nothing can be sent now, for people and without secrets; empty if something can. */
  Optional<String> trouble();

  @Override
  void close();
}
