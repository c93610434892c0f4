package io.anabranch.devcluster;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Apicurio Registry, which also speaks the API of Confluent's, with its schemas in an H2 file. */
final class SchemaRegistry {
  private static final String NAME = "registry";
  private static final int PROBE_MILLIS = 1_000;

  private SchemaRegistry() {}

  static ServiceSpec spec(DevClusterFiles files, ClusterFolder cluster, int port) {
    Path folder = cluster.folder(NAME);
    return new ServiceSpec(
        "Schema registry",
        port,
        files.registryClassPath(),
        List.of(
            "-Xms32m",
            "-Xmx192m",
            "-Dquarkus.http.host=" + Ports.HOST,
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.http.access-log.enabled=false",
            "-Dquarkus.log.level=WARN",
            "-Dquarkus.banner.enabled=false"),
        List.of("io.quarkus.runner.GeneratedMain"),
        // Without WRITE_DELAY=0 the last registrations do not survive kill -9.
        Map.of(
            "REGISTRY_DATASOURCE_URL",
            "jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0",
            "REGISTRY_LOG_LEVEL",
            "WARN"),
        folder,
        cluster.log(NAME),
        () -> isReady(port));
  }

  /** The root of the API that Confluent's clients speak. */
  static String url(int port) {
    return "http://" + Ports.HOST + ":" + port + "/apis/ccompat/v7";
  }

  private static boolean isReady(int port) {
    try {
      URL health = URI.create("http://" + Ports.HOST + ":" + port + "/health/ready").toURL();
      HttpURLConnection connection = (HttpURLConnection) health.openConnection();
      connection.setConnectTimeout(PROBE_MILLIS);
      connection.setReadTimeout(PROBE_MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }
}
