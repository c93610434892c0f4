package io.anabranch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTlsTest {

  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;
  private static Path store;
  private static Path passwordFile;
  private static Path chain;
  private static Path key;
  private static KeyStore keys;

  @BeforeAll
  static void makeKey() throws Exception {
    store = folder.resolve("store.p12");
    passwordFile = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command = new ArrayList<>(List.of(keytool.toString()));
    command.addAll(
        List.of(
            ("-genkeypair -alias key -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1"
                    + " -validity 2 -storetype PKCS12 -storepass "
                    + PASSWORD)
                .split(" ")));
    command.addAll(List.of("-keystore", store.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    Certificate certificate = keys.getCertificate("key");
    Key secret = keys.getKey("key", PASSWORD.toCharArray());
    chain =
        Files.writeString(
            folder.resolve("chain.pem"), pem("CERTIFICATE", certificate.getEncoded()));
    key = Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", secret.getEncoded()));
  }

  @Test
  void shouldServeWithCertificateAndKeyInPem() throws Exception {
    assertServes(ServerTls.pem(chain, key, Optional.empty()));
  }

  @Test
  void shouldServeWithBothInOneFile() throws Exception {
    Path both =
        Files.writeString(
            folder.resolve("both.pem"), Files.readString(key) + Files.readString(chain));

    assertServes(ServerTls.pem(both, both, Optional.empty()));
  }

  @Test
  void shouldServeWithAnEncryptedKey() throws Exception {
    String algorithm = "PBEWithSHA1AndDESede";
    SecretKey secret =
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(PASSWORD.toCharArray()));
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.ENCRYPT_MODE, secret);
    byte[] encrypted = cipher.doFinal(keys.getKey("key", PASSWORD.toCharArray()).getEncoded());
    byte[] content = new EncryptedPrivateKeyInfo(cipher.getParameters(), encrypted).getEncoded();
    Path file =
        Files.writeString(folder.resolve("encrypted.pem"), pem("ENCRYPTED PRIVATE KEY", content));

    assertServes(ServerTls.pem(chain, file, Optional.of(passwordFile)));
  }

  @Test
  void shouldServeWithAKeyStore() throws Exception {
    assertServes(ServerTls.pkcs12(store, passwordFile));
  }

  @Test
  void shouldCloseAHandshakeThatIsNotComplete() throws Exception {
    try (HttpEndpoint endpoint = startHasty();
        RawClient client = new RawClient(endpoint.url())) {
      assertThat(client.send("\u0016\u0003\u0001").readAll()).doesNotContain("HTTP");
    }
  }

  @Test
  void shouldCloseAHeadThatIsNotComplete() throws Exception {
    try (HttpEndpoint endpoint = startHasty();
        Socket client = connect(endpoint.url())) {
      client.getOutputStream().write("GET /hello".getBytes(StandardCharsets.US_ASCII));

      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void shouldStreamAndTellThatTheClientHasGone() throws Exception {
    LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();
    Router router =
        Router.builder()
            .get(
                "/events",
                call -> {
                  AnswerStream stream = call.stream(200, "text/event-stream", Map.of());
                  stream.onEnd(() -> ended.add("ended"));
                  stream.write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
                })
            .build();
    try (HttpEndpoint endpoint = HttpEndpoint.start(settings(TestEndpoint.PATIENT), router)) {
      try (Socket client = connect(endpoint.url())) {
        OutputStream out = client.getOutputStream();
        out.write("GET /events HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        readUntil(client.getInputStream(), "data: 1");
      }

      assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo("ended");
    }
  }

  @Test
  void shouldNameTheFileThatCannotBeUsed() throws Exception {
    Path other = Files.writeString(folder.resolve("other.pem"), "nothing");
    Path wrong = Files.writeString(folder.resolve("wrong"), "wr0ng-password");
    Path broken =
        Files.writeString(folder.resolve("broken.pem"), pem("PRIVATE KEY", new byte[] {1, 2}));
    Path missing = folder.resolve("missing.pem");

    assertFails(() -> ServerTls.pem(missing, key, Optional.empty()), missing.toString());
    assertFails(() -> ServerTls.pem(other, key, Optional.empty()), other + "", "BEGIN CERTIFICATE");
    assertFails(
        () -> ServerTls.pem(chain, other, Optional.empty()), other + "", "BEGIN PRIVATE KEY");
    assertFails(() -> ServerTls.pem(chain, broken, Optional.empty()), broken + "", "openssl pkcs8");
    assertFails(() -> ServerTls.pkcs12(store, wrong), store + "", "PKCS #12", wrong.toString());
    assertFails(() -> ServerTls.pkcs12(missing, passwordFile), missing.toString());
  }

  private static void assertFails(ThrowingCallable reading, String... parts) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(reading)
        .satisfies(
            e -> assertThat(e.getMessage()).contains(parts).doesNotContain("wr0ng-password"));
  }

  private static HttpSettings settings(HttpLimits limits) {
    return new HttpSettings(
        "127.0.0.1", 0, Optional.of(ServerTls.pem(chain, key, Optional.empty())), limits);
  }

  private static HttpEndpoint startHasty() throws IOException {
    return HttpEndpoint.start(settings(TestEndpoint.HASTY), TestEndpoint.hello().build());
  }

  private static void assertServes(ServerTls tls) throws Exception {
    HttpSettings settings =
        new HttpSettings("127.0.0.1", 0, Optional.of(tls), TestEndpoint.PATIENT);
    try (HttpEndpoint endpoint = HttpEndpoint.start(settings, TestEndpoint.hello().build())) {
      assertThat(endpoint.url().getScheme()).isEqualTo("https");
      HttpClient client =
          HttpClient.newBuilder()
              .sslContext(trusting())
              .connectTimeout(Duration.ofSeconds(10))
              .build();
      HttpRequest request = HttpRequest.newBuilder(endpoint.url().resolve("/hello")).build();

      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(response.body()).isEqualTo("hello");
      assertThat(response.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }
  }

  private static Socket connect(URI url) throws Exception {
    Socket client = trusting().getSocketFactory().createSocket(url.getHost(), url.getPort());
    client.setSoTimeout(20_000);
    return client;
  }

  private static SSLContext trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("key", keys.getCertificate("key"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static void readUntil(InputStream in, String end) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      int next = in.read();
      assertThat(next).as("closed after " + read).isNotNegative();
      read.append((char) next);
    }
  }

  private static String pem(String block, byte[] content) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(block, Base64.getMimeEncoder().encodeToString(content), block);
  }
}
