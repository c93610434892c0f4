package io.anabranch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.UnknownHostException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpEndpointTest {

  private final CompletableFuture<HttpCall> later = new CompletableFuture<>();
  private final CompletableFuture<HttpAnswer> result = new CompletableFuture<>();
  private TestEndpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint =
        new TestEndpoint(
            TestEndpoint.PATIENT,
            TestEndpoint.hello()
                .guard(
                    call ->
                        call.header("X-Refuse").map(why -> HttpAnswer.error(403, "not this one")))
                .get("/later", later::complete)
                .get("/result", call -> call.answer(result))
                .get("/echo/{name}", HttpEndpointTest::echo)
                .post("/body", call -> call.answer(call.body().thenApply(HttpEndpointTest::count)))
                .get(
                    "/thrown",
                    call -> {
                      throw new IOException("the secret of a customer");
                    })
                .get(
                    "/bad",
                    call -> call.answer(TestEndpoint.text("x").withHeader("X-Bad", "a\r\nb: c")))
                .get("/cached", call -> call.answer(cached())));
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private static void echo(HttpCall call) {
    call.answer(
        TestEndpoint.text(
            "%s %s %s %s %s"
                .formatted(
                    call.method(),
                    call.path(),
                    call.pathParameter("name"),
                    call.query(),
                    call.query("q").orElse("none"))));
  }

  private static HttpAnswer count(byte[] body) {
    return TestEndpoint.text(body.length + " bytes");
  }

  private static HttpAnswer cached() {
    return TestEndpoint.text("style").withHeader("Cache-Control", "max-age=60");
  }

  @Test
  void shouldAnswer() throws Exception {
    HttpResponse<String> response = endpoint.get("/hello");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("hello");
    assertThat(response.headers().firstValue("Content-Type")).contains("text/plain");
  }

  @ParameterizedTest
  @CsvSource({"/hello, 200", "/none, 404", "/thrown, 500"})
  void shouldSendTheHeadersOfEveryAnswer(String path, int status) throws Exception {
    HttpResponse<String> response = endpoint.get(path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().map()).doesNotContainKeys("server", "x-powered-by");
  }

  @Test
  void shouldLetAnAnswerSayThatItMayBeKept() throws Exception {
    assertThat(endpoint.get("/cached").headers().allValues("Cache-Control"))
        .containsExactly("max-age=60");
  }

  @Test
  void shouldDecodePathAndQuery() throws Exception {
    assertThat(endpoint.get("/echo/a%2Fb?q=x+y&q=%C3%A4&empty").body())
        .isEqualTo("GET /echo/a%2Fb a/b {q=[x y, ä], empty=[]} x y");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /echo/%zz HTTP/1.1, 400",
    "GET /echo/%C3%28 HTTP/1.1, 400",
    "GET /echo/a?q=%C3%28 HTTP/1.1, 400",
    "GET /echo/a?q=%zz HTTP/1.1, 400",
    "NONSENSE, 400",
    "GET /echo/../hello HTTP/1.1, 404",
    "GET /echo/%2e%2e/hello HTTP/1.1, 400",
    "GET /hello HTTP/9.9, 505"
  })
  void shouldRefuseWhatIsNoRequestInJson(String line, int status) throws Exception {
    try (RawClient client = endpoint.connect()) {
      String answer = client.send(line + "\r\nHost: x\r\nConnection: close\r\n\r\n").readAll();

      assertThat(answer)
          .startsWith("HTTP/1.1 " + status)
          .contains("application/json", "{\"error\":\"", "no-store", "nosniff")
          .doesNotContain("Server:", "Jetty", "jetty");
    }
  }

  @Test
  void shouldSendNoBodyForHead() throws Exception {
    HttpResponse<String> response = endpoint.send("HEAD", "/hello", BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Length")).contains("5");
    assertThat(response.body()).isEmpty();
  }

  @Test
  void shouldRefuseOtherMethods() throws Exception {
    HttpResponse<String> response = endpoint.send("DELETE", "/hello", BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    assertThat(response.body()).contains("{\"error\":");
  }

  @Test
  void shouldAskTheGuardBeforeItLooksForARoute() throws Exception {
    try (RawClient client = endpoint.connect()) {
      String answer =
          client
              .send("GET /none HTTP/1.1\r\nHost: x\r\nX-Refuse: 1\r\nConnection: close\r\n\r\n")
              .readAll();

      assertThat(answer).startsWith("HTTP/1.1 403").contains("{\"error\":\"not this one\"}");
    }
  }

  @Test
  void shouldAnswerFromAnotherThreadLater() throws Exception {
    CompletableFuture<String> body =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return endpoint.get("/later").body();
              } catch (IOException | InterruptedException e) {
                return e.toString();
              }
            });
    HttpCall call = later.join();
    assertThat(endpoint.get("/hello").body()).isEqualTo("hello");

    call.answer(TestEndpoint.text("late"));

    assertThat(body.join()).isEqualTo("late");
    assertThatIllegalStateException().isThrownBy(() -> call.answer(TestEndpoint.text("again")));
  }

  @Test
  void shouldHoldNoThreadWhileManyWait() throws Exception {
    CountDownLatch waiting = new CountDownLatch(100);
    CompletableFuture<HttpAnswer> common = new CompletableFuture<>();
    Router.Builder routes =
        TestEndpoint.hello()
            .get(
                "/wait",
                call -> {
                  call.answer(common);
                  waiting.countDown();
                });
    try (TestEndpoint many = new TestEndpoint(TestEndpoint.PATIENT, routes)) {
      for (int i = 0; i < 100; i++) {
        many.connect().send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
      }
      waiting.await();

      assertThat(many.get("/hello").body()).isEqualTo("hello");
      common.complete(TestEndpoint.text("done"));
    }
  }

  @Test
  void shouldAnswerWithWhatAStageGives() throws Exception {
    result.complete(TestEndpoint.text("ready"));

    assertThat(endpoint.get("/result").body()).isEqualTo("ready");
  }

  @Test
  void shouldAnswer500IfAStageFails() throws Exception {
    result.completeExceptionally(new IOException("the secret of a customer"));

    HttpResponse<String> response = endpoint.get("/result");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"error\":\"failed; see the log of this process\"}\n");
  }

  @Test
  void shouldAnswer500IfAHandlerThrows() throws Exception {
    HttpResponse<String> response = endpoint.get("/thrown");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"error\":\"failed; see the log of this process\"}\n");
  }

  @Test
  void shouldSendNoHeaderThatIsNone() throws Exception {
    HttpResponse<String> response = endpoint.get("/bad");

    assertThat(response.headers().map()).doesNotContainKeys("b");
  }

  @Test
  void shouldKeepTheConnectionForTheNextRequest() throws Exception {
    try (RawClient client = endpoint.connect()) {
      for (int i = 0; i < 3; i++) {
        client.send("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");

        assertThat(client.readUntil("3 bytes")).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void shouldAnswerRequestsThatDoNotWaitForOneAnother() throws Exception {
    try (RawClient client = endpoint.connect()) {
      String one = "GET /echo/%s HTTP/1.1\r\nHost: x\r\n\r\n";

      client.send(one.formatted("a") + one.formatted("b") + one.formatted("c"));

      assertThat(client.readUntil("/echo/c")).contains("/echo/a", "/echo/b");
    }
  }

  @Test
  void shouldIgnoreAnAnswerIfTheClientHasGone() throws Exception {
    try (RawClient client = endpoint.connect()) {
      client.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
      later.join();
    }

    later.join().answer(TestEndpoint.text("late"));

    assertThat(endpoint.get("/hello").body()).isEqualTo("hello");
  }

  @Test
  void shouldNameTheParameterThatARouteHasNot() throws Exception {
    endpoint.connect().send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> later.join().pathParameter("other"))
        .withMessageContaining("other");
    assertThat(later.join().remoteAddress()).isEqualTo("127.0.0.1");
    assertThat(later.join().header("hOST")).contains("x");
    later.join().answer(HttpAnswer.empty(204));
  }

  @Test
  void shouldSayWhyItCannotListen() {
    HttpSettings taken = HttpSettings.plain("127.0.0.1", endpoint.url().getPort());
    HttpSettings unknown = HttpSettings.plain("no such host", 0);
    Router router = TestEndpoint.hello().build();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> HttpEndpoint.start(taken, router))
        .withStackTraceContaining("Address already in use");
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> HttpEndpoint.start(unknown, router));
  }

  @Test
  void shouldBeReachedOnThisMachineIfItListensOnAllAddresses() throws Exception {
    try (HttpEndpoint all =
        HttpEndpoint.start(
            new HttpSettings("0.0.0.0", 0, Optional.empty(), TestEndpoint.PATIENT),
            TestEndpoint.hello().build())) {
      assertThat(all.url().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void shouldLetRequestsFinishAndLeaveNoThread() throws Exception {
    try (RawClient client = endpoint.connect();
        RawClient idle = endpoint.connect()) {
      client.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
      HttpCall call = later.join();
      CompletableFuture<Void> closed = CompletableFuture.runAsync(endpoint::close);
      await().until(() -> !canConnect());
      assertThat(closed).isNotDone();

      call.answer(TestEndpoint.text("just in time"));

      assertThat(client.readAll()).endsWith("just in time");
      assertThat(idle.isClosedWithoutAnswer()).isTrue();
      closed.join();
    }
    await().until(HttpEndpointTest::hasNoThread);
  }

  private boolean canConnect() {
    try {
      endpoint.connect().close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean hasNoThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().startsWith("anabranch-http"));
  }
}
