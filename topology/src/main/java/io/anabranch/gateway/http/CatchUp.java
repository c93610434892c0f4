package io.anabranch.gateway.http;

import io.anabranch.gateway.EnrichedHistory;
import io.anabranch.gateway.FeedRecord;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends a reader what it has missed, and then hands it over to what comes. Between the two nothing
 * is missed, and nothing sent twice.
 */
record CatchUp(EnrichedEvents events, EnrichedHistory history) {

  /** How near it comes before the handover: of so many events, a reader can let all wait. */
  private static final int NEAR = 100;

  private static final int SLOWEST_SECONDS = 30;

  /** Reads on from a position until the reader is handed over, or gone. */
  void run(EventStream stream, StreamPosition position) throws InterruptedException {
    while (stream.isOpen() && position.until(events.position()) > NEAR) {
      read(stream, position, events.position());
    }
    stream.hold();
    read(stream, position, events.add(stream));
    stream.release();
  }

  private void read(EventStream stream, StreamPosition position, StreamPosition end)
      throws InterruptedException {
    history.read(position.offsets(), end.offsets(), record -> send(stream, position, record));
    position.advance(end);
  }

  private static boolean send(EventStream stream, StreamPosition position, FeedRecord record)
      throws InterruptedException {
    position.pass(record.partition(), record.offset());
    Optional<byte[]> event =
        stream.takes(record)
            ? EnrichedEvents.event(record, position, stream.hasText())
            : Optional.empty();
    if (event.isPresent()) {
      try {
        stream.sendFirst(event.get()).toCompletableFuture().get(SLOWEST_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        stream.abort();
      }
    }
    return stream.isOpen();
  }
}
