package io.anabranch.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RegistryTransportTest {

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private FakeRegistry registry;

  @BeforeEach
  void start() throws IOException {
    registry = new FakeRegistry();
    registry.add("s", "\"int\"");
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private static void ask(Map<String, ?> properties) {
    new RestSchemaRegistryClient(RegistryConfig.from(properties)).schemaById(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void shouldRetryOverloadAndServerErrors(int status) {
    registry.refusal = status;
    registry.refusals.set(2);

    ask(registry.properties());

    assertThat(registry.requests).hasSize(3);
  }

  @Test
  void shouldGiveUpAfterTheConfiguredRetries() {
    registry.refusals.set(100);

    assertThatThrownBy(() -> ask(registry.properties()))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining("3 rounds")
        .hasMessageContaining("503");
    assertThat(registry.requests).hasSize(3);
  }

  @Test
  void shouldFailOverToTheNextUrlAndStayThere() throws IOException {
    int closed = closedPort();
    Map<String, Object> properties =
        FakeRegistry.properties("http://127.0.0.1:" + closed + "," + registry.url());
    RestSchemaRegistryClient client = new RestSchemaRegistryClient(RegistryConfig.from(properties));

    client.schemaById(1);
    try (ServerSocket reopened = new ServerSocket(closed, 50, InetAddress.getLoopbackAddress())) {
      client.schemaById(1);

      reopened.setSoTimeout(1);
      assertThatThrownBy(reopened::accept)
          .as("nobody has connected")
          .isInstanceOf(SocketTimeoutException.class);
    }
    assertThat(registry.requests).hasSize(2);
  }

  @Test
  void shouldSayThatNobodyListens() throws IOException {
    String url = "http://127.0.0.1:" + closedPort();

    assertThatThrownBy(() -> ask(FakeRegistry.properties(url)))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining(url)
        .hasMessageContaining("ConnectException");
  }

  @Test
  void shouldBoundTheTimeOfASilentServer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertBounded("http://127.0.0.1:" + silent.getLocalPort());
    }
  }

  @Test
  void shouldBoundTheTimeOfAServerThatTricklesItsAnswer() throws IOException {
    CountDownLatch stopped = new CountDownLatch(1);
    ExecutorService executor = Executors.newCachedThreadPool();
    HttpServer server = HttpServer.create(ANY_PORT, 0);
    server.setExecutor(executor);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            while (!stopped.await(20, TimeUnit.MILLISECONDS)) {
              out.write(' ');
              out.flush();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    try {
      assertBounded("http://127.0.0.1:" + server.getAddress().getPort());
    } finally {
      stopped.countDown();
      server.stop(0);
      executor.shutdownNow();
    }
  }

  private static void assertBounded(String url) {
    Map<String, Object> properties = FakeRegistry.properties(url);
    properties.put("http.connect.timeout.ms", "300");
    properties.put("http.read.timeout.ms", "300");
    RegistryConfig config = RegistryConfig.from(properties);
    assertThat(config.callTimeout()).isEqualTo(Duration.ofMillis(3 * 600 + 2 * 20));
    long begin = System.nanoTime();

    assertThatThrownBy(() -> new RestSchemaRegistryClient(config).schemaById(1))
        .isInstanceOf(SchemaRegistryUnavailableException.class);

    // Two seconds for a busy machine.
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isLessThan(config.callTimeout().plusSeconds(2));
  }

  @Test
  void shouldGiveUpOnAnEndlessAnswer() throws IOException {
    HttpServer server = HttpServer.create(ANY_PORT, 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[1 << 20];
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 1024; i++) {
              out.write(block);
            }
          }
        });
    server.start();
    try {
      Map<String, Object> properties =
          FakeRegistry.properties("http://127.0.0.1:" + server.getAddress().getPort());
      properties.put("max.retries", "0");

      assertThatThrownBy(() -> ask(properties))
          .isInstanceOf(SchemaRegistryUnavailableException.class)
          .hasMessageContaining("larger than 16777216 bytes");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void shouldStayInterrupted() {
    Thread.currentThread().interrupt();

    Throwable failure = catchThrowable(() -> ask(registry.properties()));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).isInstanceOf(SchemaRegistryUnavailableException.class);
  }

  @Test
  void shouldSendNoCredentialsByDefault() {
    ask(registry.properties());

    assertThat(registry.authorizations).containsExactly("null");
  }

  @Test
  void shouldSendBasicCredentialsFromTheirProperty() {
    Map<String, Object> properties = registry.properties();
    properties.put("basic.auth.credentials.source", "USER_INFO");
    properties.put("schema.registry.basic.auth.user.info", "me:pass:word");

    ask(properties);

    assertThat(registry.authorizations).containsExactly("Basic bWU6cGFzczp3b3Jk");
  }

  @Test
  void shouldSendBasicCredentialsFromTheUrl() {
    ask(FakeRegistry.properties(registry.url().replace("//", "//me:p%40ss@")));

    assertThat(registry.authorizations).containsExactly("Basic bWU6cEBzcw==");
  }

  @Test
  void shouldSendABearerToken() {
    Map<String, Object> properties = registry.properties();
    properties.put("bearer.auth.token", "t0ken");

    ask(properties);

    assertThat(registry.authorizations).containsExactly("Bearer t0ken");
  }

  @Test
  void shouldNotShowCredentialsInErrors() throws IOException {
    String url = "http://me:secret@127.0.0.1:" + closedPort();

    assertThatThrownBy(() -> ask(FakeRegistry.properties(url))).hasMessageNotContaining("secret");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
