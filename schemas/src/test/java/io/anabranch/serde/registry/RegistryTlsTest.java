package io.anabranch.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that wants a client's certificate; both sides share one self-signed key. */
class RegistryTlsTest {

  private static final String PASSWORD = "changeit";

  private static Path store;
  private FakeRegistry registry;

  @BeforeAll
  static void makeKey(@TempDir Path folder) throws IOException, InterruptedException {
    store = folder.resolve("store.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    String options =
        "-genkeypair -alias key -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1 -validity 2"
            + " -storetype PKCS12 -storepass "
            + PASSWORD;
    ProcessBuilder builder = new ProcessBuilder(keytool.toString());
    builder.command().addAll(List.of(options.split(" ")));
    builder.command().addAll(List.of("-keystore", store.toString()));
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(store.resolveSibling("keytool.log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @BeforeEach
  void start() throws IOException {
    TlsConfig.Store both = new TlsConfig.Store("", store, new Password(PASSWORD), "PKCS12");
    SSLContext context = new TlsConfig(both, both, null).context();
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    registry = new FakeRegistry(server);
    registry.add("s", "\"int\"");
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private Map<String, Object> properties() {
    return FakeRegistry.properties("https://127.0.0.1:" + registry.port() + "/api");
  }

  private void put(Map<String, Object> properties, String kind) {
    properties.put("schema.registry.ssl." + kind + ".location", store);
    properties.put("schema.registry.ssl." + kind + ".password", PASSWORD);
    properties.put("schema.registry.ssl." + kind + ".type", "PKCS12");
  }

  @Test
  void shouldTrustAndIdentifyWithTheConfiguredStores() {
    Map<String, Object> properties = properties();
    put(properties, "truststore");
    put(properties, "keystore");

    assertThat(SchemaRegistryClient.create(properties).schemaById(1)).hasToString("\"int\"");
  }

  @Test
  void shouldNotTrustAnUnknownServer() {
    assertThatThrownBy(() -> SchemaRegistryClient.create(properties()).schemaById(1))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining("SSLHandshakeException");
  }

  @Test
  void shouldNameAStoreThatCannotBeRead() {
    Map<String, Object> properties = properties();
    put(properties, "truststore");
    properties.put("schema.registry.ssl.truststore.password", "wr0ng");

    assertThatThrownBy(() -> SchemaRegistryClient.create(properties))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.ssl.truststore.location")
        .hasMessageNotContaining("wr0ng");
  }
}
