package io.anabranch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

  private static final String HEAD = "POST /count HTTP/1.1\r\nHost: x\r\n";

  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private TestEndpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint = new TestEndpoint(TestEndpoint.PATIENT, routes());
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private Router.Builder routes() {
    return TestEndpoint.hello()
        .post("/count", this::count)
        .add(new Route("PUT", "/small", OptionalInt.of(10), this::count))
        .add(new Route("PUT", "/large", OptionalInt.of(1_000_000), this::count));
  }

  private void count(HttpCall call) {
    call.answer(
        call.body()
            .whenComplete((body, problem) -> failure.set(problem))
            .thenApply(body -> TestEndpoint.text(body.length + " bytes")));
  }

  @Test
  void shouldReadABodyThatComesInPieces() throws Exception {
    try (RawClient client = endpoint.connect()) {
      client.send(HEAD + "Content-Length: 6\r\n\r\nab");
      client.send("cd");
      client.send("ef");

      assertThat(client.readUntil("6 bytes")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void shouldReadABodyOfUnknownLength() throws Exception {
    HttpResponse<String> response =
        endpoint.send(
            "POST",
            "/count",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[9000])));

    assertThat(response.body()).isEqualTo("9000 bytes");
  }

  @Test
  void shouldReadNoBodyAsEmpty() throws Exception {
    assertThat(endpoint.send("POST", "/count", BodyPublishers.noBody()).body())
        .isEqualTo("0 bytes");
  }

  @Test
  void shouldAskForABodyThatTheClientHoldsBack() throws Exception {
    try (RawClient client = endpoint.connect()) {
      client.send(HEAD + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");

      client.send("ab");

      assertThat(client.readUntil("2 bytes")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void shouldTakeTheLimitOfTheRoute() throws Exception {
    assertThat(endpoint.send("PUT", "/large", BodyPublishers.ofByteArray(new byte[900_000])).body())
        .isEqualTo("900000 bytes");
    assertThat(endpoint.send("PUT", "/small", BodyPublishers.ofString("0123456789")).body())
        .isEqualTo("10 bytes");
    assertThat(endpoint.send("PUT", "/small", BodyPublishers.ofString("0123456789a")).statusCode())
        .isEqualTo(413);
  }

  @Test
  void shouldRefuseABodyThatSaysThatItIsTooLarge() throws Exception {
    try (RawClient client = endpoint.connect()) {
      client.send(HEAD + "Content-Length: 10001\r\n\r\n");

      assertThat(client.readAll())
          .startsWith("HTTP/1.1 413")
          .contains("Connection: close", "{\"error\":\"the body has more than 10000 bytes\"}");
    }
  }

  @Test
  void shouldRefuseABodyInChunksThatIsTooLarge() throws Exception {
    try (RawClient client = endpoint.connect()) {
      client.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      client.send("1770\r\n" + "a".repeat(6000) + "\r\n");
      client.send("1770\r\n" + "a".repeat(6000) + "\r\n");

      assertThat(client.readAll()).startsWith("HTTP/1.1 413").contains("Connection: close");
    }
    await().untilAsserted(() -> assertThat(failure.get()).isInstanceOf(IOException.class));
  }

  @Test
  void shouldRefuseABodyThatDoesNotComeInTime() throws Exception {
    try (TestEndpoint hasty = new TestEndpoint(TestEndpoint.HASTY, routes());
        RawClient client = hasty.connect()) {
      long begin = System.nanoTime();
      client.send(HEAD + "Content-Length: 6\r\n\r\nab");

      String answer = client.readAll();

      assertThat(answer)
          .startsWith("HTTP/1.1 408")
          .contains("Connection: close", "application/json", "nosniff", "{\"error\":");
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isBetween(Duration.ofMillis(400), Duration.ofSeconds(5));
    }
    await().untilAsserted(() -> assertThat(failure.get()).isInstanceOf(IOException.class));
  }

  @Test
  void shouldRefuseABodyThatComesByteByByte() throws Exception {
    try (TestEndpoint hasty = new TestEndpoint(TestEndpoint.HASTY, routes());
        RawClient client = hasty.connect()) {
      client.send(HEAD + "Content-Length: 10000\r\n\r\n");
      CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> read(client));

      await()
          .pollInterval(Duration.ofMillis(40))
          .atMost(Duration.ofSeconds(5))
          .until(() -> isRefused(client));

      assertThat(answer.join()).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void shouldServeOthersWhileManyBodiesAreHalfSent() throws Exception {
    List<RawClient> halves = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      halves.add(endpoint.connect().send(HEAD + "Content-Length: 6\r\n\r\nab"));
    }

    for (int i = 0; i < 20; i++) {
      assertThat(endpoint.get("/hello").body()).isEqualTo("hello");
    }

    for (RawClient half : halves) {
      half.close();
    }
  }

  @Test
  void shouldTellTheHandlerThatTheClientHasGone() throws Exception {
    try (RawClient client = endpoint.connect()) {
      client.send(HEAD + "Content-Length: 6\r\n\r\nab");
    }

    await().untilAsserted(() -> assertThat(failure.get()).isInstanceOf(IOException.class));
  }

  private static String read(RawClient client) {
    try {
      return client.readAll();
    } catch (IOException e) {
      return e.toString();
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
