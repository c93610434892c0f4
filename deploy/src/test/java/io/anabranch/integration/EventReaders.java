package io.anabranch.integration;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Readers of one stream of events each, which count what comes. */
final class EventReaders {

  private final List<AtomicInteger> events;
  private final AtomicInteger connected = new AtomicInteger();
  private final List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();

  private static final class Counter implements Flow.Subscriber<String> {
    private final AtomicInteger events;

    private Counter(AtomicInteger events) {
      this.events = events;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      if (line.startsWith("data: ")) {
        events.incrementAndGet();
      }
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }

  private EventReaders(int count) {
    events = IntStream.range(0, count).mapToObj(number -> new AtomicInteger()).toList();
  }

  /** Connects so many readers. */
  static EventReaders connect(HttpClient client, URI stream, int count) {
    EventReaders readers = new EventReaders(count);
    HttpRequest request = HttpRequest.newBuilder(stream).build();
    for (AtomicInteger counted : readers.events) {
      readers.answers.add(
          client.sendAsync(
              request,
              response -> {
                if (response.statusCode() == 200) {
                  readers.connected.incrementAndGet();
                }
                return BodyHandlers.fromLineSubscriber(new Counter(counted)).apply(response);
              }));
    }
    return readers;
  }

  /** Readers who were let in. */
  int connected() {
    return connected.get();
  }

  /** Readers whose stream has ended. */
  long ended() {
    return answers.stream().filter(CompletableFuture::isDone).count();
  }

  /** What each has read. */
  List<Integer> events() {
    return events.stream().map(AtomicInteger::get).toList();
  }
}
