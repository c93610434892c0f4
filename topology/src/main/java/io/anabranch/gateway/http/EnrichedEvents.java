package io.anabranch.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anabranch.gateway.AnswerJson;
import io.anabranch.gateway.EnrichedFeed;
import io.anabranch.gateway.FeedRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * Sends enriched records to all readers of events, each decoded once, and only if somebody wants
 * it. Thread-safe.
 */
final class EnrichedEvents {

  private static final byte[] HEARTBEAT = ":\n\n".getBytes(UTF_8);

  private final Set<EventStream> streams = new CopyOnWriteArraySet<>();
  private final StreamPosition position;

  EnrichedEvents(EnrichedFeed feed) {
    position = new StreamPosition(feed.startOffsets());
    feed.add(this::pass);
  }

  /** Where the feed stands. */
  synchronized StreamPosition position() {
    return position.copy();
  }

  /**
   * Sends a reader what comes from now on.
   *
   * @return where that begins
   */
  synchronized StreamPosition add(EventStream stream) {
    streams.add(stream);
    stream.onEnd(() -> streams.remove(stream));
    return position.copy();
  }

  /** How many readers there are. */
  int size() {
    return streams.size();
  }

  /** Tells quiet readers that they are still connected, and finds those who are not. */
  void beat() {
    for (EventStream stream : streams) {
      if (stream.isIdle()) {
        stream.send(HEARTBEAT);
      }
    }
  }

  private synchronized void pass(FeedRecord record) {
    position.pass(record.partition(), record.offset());
    List<EventStream> takers = streams.stream().filter(stream -> stream.takes(record)).toList();
    try {
      send(record, takers);
    } catch (RuntimeException e) {
      takers.forEach(EventStream::abort);
      throw e;
    }
  }

  private void send(FeedRecord record, List<EventStream> takers) {
    byte[] withText = null;
    byte[] withoutText = null;
    for (EventStream stream : takers) {
      if (stream.hasText()) {
        withText = withText == null ? event(record, true) : withText;
        stream.send(withText);
      } else {
        withoutText = withoutText == null ? event(record, false) : withoutText;
        stream.send(withoutText);
      }
    }
  }

  private byte[] event(FeedRecord record, boolean hasText) {
    return event(record, position, hasText).orElse(HEARTBEAT);
  }

  /**
   * A record as an event; empty if it cannot be decoded.
   *
   * @param next where its reader goes on
   */
  static Optional<byte[]> event(FeedRecord record, StreamPosition next, boolean hasText) {
    return record
        .enriched()
        .map(
            enriched ->
                "id: %s\nevent: enriched\ndata: %s\n\n"
                    .formatted(next, AnswerJson.of(enriched, hasText))
                    .getBytes(UTF_8));
  }
}
