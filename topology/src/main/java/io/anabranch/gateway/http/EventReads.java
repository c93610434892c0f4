package io.anabranch.gateway.http;

import io.anabranch.gateway.EnrichedHistory;
import io.anabranch.gateway.Gateway;
import io.anabranch.http.HttpAnswer;
import io.anabranch.http.HttpCall;
import io.anabranch.http.HttpHandler;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /v1/enriched}: enriched records as server-sent events. */
final class EventReads implements HttpHandler, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventReads.class);

  private static final String TYPE = "text/event-stream";
  private static final int BEAT_SECONDS = 15;
  private static final int CATCHING_UP = 4;

  private final Gateway gateway;
  private final Access access;
  private final Set<String> headers;
  private final int limit;
  private final EnrichedEvents events;
  private final ExecutorService catchingUp =
      new ThreadPoolExecutor(
          0,
          CATCHING_UP,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> new Thread(task, "enriched-catch-up"));

  /**
   * @param headers of enriched records, by which they can be chosen
   * @param limit most readers at once
   */
  EventReads(
      Gateway gateway,
      Access access,
      Set<String> headers,
      int limit,
      ScheduledExecutorService timer) {
    this.gateway = gateway;
    this.access = access;
    this.headers = headers;
    this.limit = limit;
    events = new EnrichedEvents(gateway.feed());
    var unused =
        timer.scheduleWithFixedDelay(events::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void handle(HttpCall call) {
    Optional<HttpAnswer> refusal = access.refuse(call, EnumSet.of(Role.READ, Role.TEXT));
    if (refusal.isPresent()) {
      call.answer(refusal.get());
      return;
    }
    StreamFilter filter;
    try {
      filter = StreamFilter.of(call.query(), headers);
    } catch (IllegalArgumentException e) {
      call.answer(HttpAnswer.error(400, String.valueOf(e.getMessage())));
      return;
    }
    if (events.size() >= limit) {
      call.answer(busy("%d readers are connected already".formatted(limit)));
      return;
    }
    Optional<String> lastId = call.header("Last-Event-ID");
    Optional<StreamPosition> from =
        lastId.flatMap(id -> StreamPosition.parse(id, gateway.feed().startOffsets().size()));
    if (lastId.isPresent() && from.isEmpty()) {
      call.answer(HttpAnswer.error(400, "Last-Event-ID: allowed is the id of an event of these"));
      return;
    }
    if (from.isEmpty()) {
      events.add(open(call, filter));
    } else {
      try {
        catchingUp.execute(() -> catchUp(call, filter, from.get()));
      } catch (RejectedExecutionException e) {
        call.answer(busy("others read what they have missed"));
      }
    }
  }

  private void catchUp(HttpCall call, StreamFilter filter, StreamPosition from) {
    EventStream stream = open(call, filter);
    try (EnrichedHistory history = gateway.history()) {
      new CatchUp(events, history).run(stream, from);
    } catch (InterruptedException e) {
      stream.abort();
      Thread.currentThread().interrupt();
    } catch (KafkaException e) {
      LOG.warn("A reader cannot be sent what it has missed: reason={}", e.getMessage());
      stream.abort();
    } catch (RuntimeException e) {
      LOG.error("A reader cannot be sent what it has missed", e);
      stream.abort();
    }
  }

  private EventStream open(HttpCall call, StreamFilter filter) {
    return new EventStream(call.stream(200, TYPE, Map.of()), filter, access.has(call, Role.TEXT));
  }

  private static HttpAnswer busy(String reason) {
    return HttpAnswer.error(503, reason).withHeader("Retry-After", "5");
  }

  @Override
  public void close() {
    List<Runnable> unused = catchingUp.shutdownNow();
  }
}
