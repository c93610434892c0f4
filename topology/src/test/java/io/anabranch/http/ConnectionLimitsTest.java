package io.anabranch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionLimitsTest {

  private static final String GET = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String HALF = "GET /hello HTTP/1.1\r\nHost: x";

  @Test
  void shouldServeOthersWhileManyHeadsAreHalfSent() throws Exception {
    HttpLimits patient =
        new HttpLimits(
            4096, 100, 1000, TestEndpoint.LONG, TestEndpoint.SHORT, 1000, TestEndpoint.SHORT);
    List<RawClient> halves = new ArrayList<>();
    try (TestEndpoint endpoint = new TestEndpoint(patient, TestEndpoint.hello())) {
      for (int i = 0; i < 200; i++) {
        halves.add(endpoint.connect().send(HALF));
      }

      for (int i = 0; i < 50; i++) {
        assertThat(endpoint.get("/hello").body()).isEqualTo("hello");
      }
    } finally {
      for (RawClient half : halves) {
        half.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G", HALF, "\r\n"})
  void shouldCloseAHeadThatIsNotComplete(String sent) throws Exception {
    try (TestEndpoint endpoint = new TestEndpoint(TestEndpoint.HASTY, TestEndpoint.hello());
        RawClient client = endpoint.connect()) {
      long begin = System.nanoTime();

      assertThat(client.send(sent).isClosedWithoutAnswer()).isTrue();

      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isBetween(Duration.ofMillis(400), Duration.ofSeconds(5));
    }
  }

  @Test
  void shouldCloseAHeadThatComesByteByByte() throws Exception {
    try (TestEndpoint endpoint = new TestEndpoint(TestEndpoint.HASTY, TestEndpoint.hello());
        RawClient client = endpoint.connect()) {
      client.send("GET /hello HTTP/1.1\r\nX-Slow: ");

      await()
          .pollInterval(Duration.ofMillis(50))
          .atMost(Duration.ofSeconds(5))
          .until(() -> isRefused(client));
    }
  }

  @Test
  void shouldCloseALaterHeadThatIsNotComplete() throws Exception {
    HttpLimits limits =
        new HttpLimits(
            4096, 100, 1000, TestEndpoint.SHORT, TestEndpoint.SHORT, 1000, Duration.ofMillis(700));
    try (TestEndpoint endpoint = new TestEndpoint(limits, TestEndpoint.hello());
        RawClient client = endpoint.connect()) {
      client.send(GET).readUntil("hello");
      client.send("GET /hello HTTP/1.1\r\nX-Slow: ");

      await()
          .pollInterval(Duration.ofMillis(50))
          .atMost(Duration.ofSeconds(5))
          .until(() -> isRefused(client));
    }
  }

  @Test
  void shouldCloseAConnectionThatIsIdleBetweenRequests() throws Exception {
    HttpLimits limits =
        new HttpLimits(
            4096, 100, 1000, TestEndpoint.LONG, TestEndpoint.SHORT, 1000, TestEndpoint.SHORT);
    try (TestEndpoint endpoint = new TestEndpoint(limits, TestEndpoint.hello());
        RawClient client = endpoint.connect()) {
      client.send(GET).readUntil("hello");

      assertThat(client.isClosedWithoutAnswer()).isTrue();
    }
  }

  @Test
  void shouldKeepAConnectionWhoseRequestWaitsForItsAnswerLongerThanAllLimits() throws Exception {
    HttpLimits limits =
        new HttpLimits(
            4096, 100, 1000, TestEndpoint.SHORT, TestEndpoint.SHORT, 1000, TestEndpoint.SHORT);
    List<HttpCall> calls = new ArrayList<>();
    try (TestEndpoint endpoint =
            new TestEndpoint(limits, TestEndpoint.hello().get("/later", calls::add));
        RawClient client = endpoint.connect()) {
      client.send(GET).readUntil("hello");
      long begin = System.nanoTime();
      client.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
      await().until(() -> System.nanoTime() - begin > TestEndpoint.SHORT.multipliedBy(4).toNanos());

      calls.get(0).answer(TestEndpoint.text("late"));

      assertThat(client.readUntil("late")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void shouldRefuseConnectionsThatAreTooMany() throws Exception {
    HttpLimits limits =
        new HttpLimits(
            4096, 100, 1000, TestEndpoint.LONG, TestEndpoint.SHORT, 3, TestEndpoint.LONG);
    try (TestEndpoint endpoint = new TestEndpoint(limits, TestEndpoint.hello())) {
      try (RawClient first = endpoint.connect();
          RawClient second = endpoint.connect();
          RawClient third = endpoint.connect()) {
        for (RawClient client : List.of(first, second, third)) {
          client.send(GET).readUntil("hello");
        }

        for (int i = 0; i < 20; i++) {
          try (RawClient more = endpoint.connect()) {
            assertThat(more.isClosedWithoutAnswer()).isTrue();
          }
        }

        for (RawClient client : List.of(first, second, third)) {
          assertThat(client.send(GET).readUntil("hello")).startsWith("HTTP/1.1 200");
        }
      }
      await().untilAsserted(() -> assertThat(endpoint.get("/hello").statusCode()).isEqualTo(200));
    }
  }

  @Test
  void shouldRefuseAHeadThatIsTooLarge() throws Exception {
    try (TestEndpoint endpoint = new TestEndpoint(TestEndpoint.PATIENT, TestEndpoint.hello());
        RawClient client = endpoint.connect()) {
      client.send("GET /hello HTTP/1.1\r\nHost: x\r\nX-Large: " + "a".repeat(5000) + "\r\n\r\n");

      assertThat(client.readAll())
          .startsWith("HTTP/1.1 431")
          .contains("{\"error\":\"request header fields too large\"}", "nosniff");
    }
  }

  private static boolean isRefused(RawClient client) {
    try {
      client.send("a");
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
