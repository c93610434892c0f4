package io.anabranch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerStreamTest {

  private static final String GET = "GET /events HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final byte[] LARGE = new byte[1024 * 1024];

  private final BlockingQueue<AnswerStream> streams = new LinkedBlockingQueue<>();
  private final AtomicInteger ended = new AtomicInteger();
  private TestEndpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint = endpoint(IDLE);
  }

  private TestEndpoint endpoint(Duration idle) throws IOException {
    return new TestEndpoint(
        new HttpLimits(4096, 1000, 1000, TestEndpoint.LONG, TestEndpoint.LONG, 1000, idle),
        TestEndpoint.hello()
            .get("/events", this::open)
            .post("/events", call -> call.body().thenAccept(body -> open(call)))
            .get(
                "/fails",
                call -> {
                  open(call);
                  throw new IOException("after the head");
                }));
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private void open(HttpCall call) {
    AnswerStream stream = call.stream(200, "text/event-stream", Map.of("X-Accel-Buffering", "no"));
    stream.onEnd(ended::incrementAndGet);
    streams.add(stream);
  }

  @Test
  void shouldSendTheHeadAtOnceAndEachPieceAsItIsWritten() throws Exception {
    try (RawClient client = endpoint.connect()) {
      String head = client.send(GET).readUntil("\r\n\r\n");
      assertThat(head)
          .startsWith("HTTP/1.1 200")
          .contains("text/event-stream", "X-Accel-Buffering: no", "no-store", "nosniff");
      AnswerStream stream = streams.take();

      write(stream, "data: 1\n\n").join();
      client.readUntil("data: 1\n\n");
      write(stream, "data: 2\n\n").join();
      client.readUntil("data: 2\n\n");
      stream.close();

      assertThat(client.readAll()).endsWith("0\r\n\r\n");
      await().untilAsserted(() -> assertThat(ended).hasValue(1));
    }
  }

  @Test
  void shouldStreamToAnOrdinaryClient() throws Exception {
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              AnswerStream stream = take();
              for (int i = 0; i < 1000; i++) {
                write(stream, "{\"line\":" + i + "}\n").join();
              }
              stream.close();
            });

    HttpResponse<String> response =
        endpoint.send("POST", "/events", BodyPublishers.ofString("query"));

    writer.join();
    assertThat(response.body().lines()).hasSize(1000);
  }

  @Test
  void shouldOutliveTheIdleTimeWhileQuiet() throws Exception {
    try (RawClient client = endpoint.connect()) {
      client.send(GET).readUntil("\r\n\r\n");
      AnswerStream stream = streams.take();
      long begin = System.nanoTime();
      await().until(() -> System.nanoTime() - begin > IDLE.multipliedBy(3).toNanos());

      write(stream, "still here").join();

      client.readUntil("still here");
      assertThat(ended).hasValue(0);
    }
  }

  @Test
  void shouldTellThatTheClientOfAQuietStreamHasGone() throws Exception {
    try (RawClient client = endpoint.connect()) {
      client.send(GET).readUntil("\r\n\r\n");
    }

    await().untilAsserted(() -> assertThat(ended).hasValue(1));
    AnswerStream stream = streams.take();
    assertThat(stream.isOpen()).isFalse();
    assertFails(write(stream, "too late"), IOException.class);
  }

  @Test
  void shouldTellThatTheClientHasGoneAfterABody() throws Exception {
    try (RawClient client = endpoint.connect()) {
      client.send("POST /events HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab");
      client.readUntil("\r\n\r\n");
    }

    await().untilAsserted(() -> assertThat(ended).hasValue(1));
  }

  @Test
  void shouldTakeNoMoreFromAClientThatDoesNotReadUntilItIsAborted() throws Exception {
    try (TestEndpoint patient = endpoint(TestEndpoint.LONG);
        RawClient client = patient.connect()) {
      client.send(GET);
      AnswerStream stream = streams.take();
      CompletableFuture<Void> stuck = writeUntilStuck(stream);

      assertFails(write(stream, "more"), IllegalStateException.class);
      for (int i = 0; i < 20; i++) {
        assertThat(patient.get("/hello").body()).isEqualTo("hello");
      }
      stream.abort();

      assertFails(stuck, IOException.class);
      assertThat(ended).hasValue(1);
      assertThat(stream.isOpen()).isFalse();
    }
  }

  @Test
  void shouldEndAStreamOfWhichTheClientTakesNothingForTheIdleTime() throws Exception {
    try (RawClient client = endpoint.connect()) {
      client.send(GET);
      AnswerStream stream = streams.take();

      assertFails(writeUntilStuck(stream), IOException.class);

      await().untilAsserted(() -> assertThat(ended).hasValue(1));
    }
  }

  @Test
  void shouldGoOnOnceTheClientReads() throws Exception {
    try (TestEndpoint patient = endpoint(TestEndpoint.LONG);
        RawClient client = patient.connect()) {
      client.send(GET);
      AnswerStream stream = streams.take();
      CompletableFuture<Void> stuck = writeUntilStuck(stream);
      stream.close();

      String all = client.readAll();

      stuck.join();
      assertThat(all).endsWith("\r\n0\r\n\r\n");
      await().untilAsserted(() -> assertThat(ended).hasValue(1));
    }
  }

  @Test
  void shouldCutAnAbortedStreamShort() throws Exception {
    try (RawClient client = endpoint.connect()) {
      client.send(GET).readUntil("\r\n\r\n");

      streams.take().abort();

      assertThat(client.readAll()).isEmpty();
      assertThat(ended).hasValue(1);
    }
  }

  @Test
  void shouldCutTheStreamOfAHandlerThatThrows() throws Exception {
    try (RawClient client = endpoint.connect()) {
      client.send("GET /fails HTTP/1.1\r\nHost: x\r\n\r\n").readUntil("\r\n\r\n");

      assertThat(client.readAll()).isEmpty();
      await().untilAsserted(() -> assertThat(ended).hasValue(1));
    }
  }

  @Test
  void shouldEndAtOnceForHead() throws Exception {
    HttpResponse<String> response = endpoint.send("HEAD", "/events", BodyPublishers.noBody());

    assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
    await().untilAsserted(() -> assertThat(ended).hasValue(1));
  }

  @Test
  void shouldEndWithTheEndpoint() throws Exception {
    try (RawClient client = endpoint.connect();
        RawClient deaf = endpoint.connect()) {
      client.send(GET).readUntil("\r\n\r\n");
      streams.take();
      deaf.send(GET);
      assertFails(writeUntilStuck(streams.take()), IOException.class);

      endpoint.close();

      assertThat(client.readAll()).endsWith("0\r\n\r\n");
      await().untilAsserted(() -> assertThat(ended).hasValue(2));
    }
  }

  private AnswerStream take() {
    try {
      return streams.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CompletableFuture<Void> write(AnswerStream stream, String text) {
    return stream.write(text.getBytes(StandardCharsets.UTF_8)).toCompletableFuture();
  }

  /** The write that the client's connection does not take. */
  private static CompletableFuture<Void> writeUntilStuck(AnswerStream stream) {
    CompletableFuture<Void> last;
    do {
      last = stream.write(LARGE).toCompletableFuture();
    } while (isTaken(last));
    return last;
  }

  private static boolean isTaken(CompletableFuture<Void> write) {
    try {
      write.get(200, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertFails(
      CompletableFuture<Void> write, Class<? extends Exception> expected) {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(write::join)
        .withCauseInstanceOf(expected);
  }
}
