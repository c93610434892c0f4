package io.anabranch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies together take 100 kB, without the first 16 kB of each. */
class BodiesLimitTest {

  private final BlockingQueue<HttpCall> read = new LinkedBlockingQueue<>();
  private TestEndpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint =
        new TestEndpoint(
            new HttpLimits(
                4096, 1000, 100_000, TestEndpoint.LONG, TestEndpoint.LONG, 1000, TestEndpoint.LONG),
            TestEndpoint.hello()
                .add(new Route("POST", "/keep", OptionalInt.of(1_000_000), this::keep)));
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private void keep(HttpCall call) {
    var unused = call.body().thenAccept(body -> read.add(call));
  }

  @Test
  void shouldRefuseABodyForWhichOthersLeaveNoRoom() throws Exception {
    try (RawClient first = send(90_000);
        RawClient second = send(90_000)) {
      HttpCall kept = read.take();
      await().until(() -> first.hasMore() || second.hasMore());
      RawClient refused = first.hasMore() ? first : second;
      RawClient other = refused == first ? second : first;

      assertThat(refused.readAll())
          .startsWith("HTTP/1.1 503")
          .contains("Retry-After: 1", "Connection: close", "{\"error\":\"too much is sent at once");

      kept.answer(TestEndpoint.text("kept"));
      assertThat(other.readUntil("kept")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void shouldTakeSmallBodiesWhenThereIsNoRoomForLargeOnes() throws Exception {
    try (RawClient large = send(110_000)) {
      HttpCall kept = read.take();
      try (RawClient small = send(16_000)) {
        read.take().answer(TestEndpoint.text("taken"));

        assertThat(small.readUntil("taken")).startsWith("HTTP/1.1 200");
        assertThat(large.hasMore()).isFalse();
      }
      kept.answer(TestEndpoint.text("kept"));
    }
  }

  @Test
  void shouldHaveRoomAgainWhenRequestsHaveEnded() throws Exception {
    for (int i = 0; i < 20; i++) {
      try (RawClient client = send(110_000)) {
        read.take().answer(TestEndpoint.text("taken"));
        assertThat(client.readUntil("taken")).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void shouldHaveRoomAgainWhenClientsHaveGone() throws Exception {
    for (int i = 0; i < 20; i++) {
      head(110_000).send("a".repeat(109_000)).close();
    }

    await()
        .untilAsserted(
            () -> {
              try (RawClient client = send(110_000)) {
                HttpCall kept = read.poll(200, TimeUnit.MILLISECONDS);
                assertThat(kept).isNotNull();
                kept.answer(TestEndpoint.text("taken"));
                assertThat(client.readUntil("taken")).startsWith("HTTP/1.1 200");
              }
            });
  }

  private RawClient head(int length) throws IOException {
    return endpoint
        .connect()
        .send("POST /keep HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n");
  }

  private RawClient send(int length) throws IOException {
    return head(length).send("a".repeat(length));
  }
}
