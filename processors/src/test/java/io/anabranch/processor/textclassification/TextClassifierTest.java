package io.anabranch.processor.textclassification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.anabranch.processor.Options;
import io.anabranch.processor.djl.ModelLocation;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextClassifierTest {

  private static final List<String> TEXTS =
      List.of("great", "what a terrible and late parcel " + "x ".repeat(60), "", "half \ud83d");

  @TempDir Path folder;

  @Test
  void shouldSayTheSameInBothFormats() throws IOException {
    Path torchScript = Files.createDirectory(folder.resolve("torchscript"));
    Path onnx = Files.createDirectory(folder.resolve("onnx"));
    SmallModels.twoClasses().writeTorchScript(torchScript);
    SmallModels.twoClasses().writeOnnx(onnx);

    List<double[]> one = probabilities(torchScript.toString(), Map.of());
    List<double[]> other = probabilities(onnx.toString(), Map.of());

    assertThat(one.get(0)[1]).isCloseTo(1 / (1 + Math.exp(-6)), within(1e-6));
    assertThat(one.get(1)[0]).isGreaterThan(0.9);
    for (int i = 0; i < TEXTS.size(); i++) {
      assertThat(other.get(i)).containsExactly(one.get(i), within(1e-6));
    }
  }

  @Test
  void shouldLoadFromFileUrl() throws IOException {
    SmallModels.twoClasses().writeTorchScript(folder);

    assertThat(probabilities(folder.toUri().toString(), Map.of()).get(0)[1]).isGreaterThan(0.9);
  }

  @Test
  void shouldLoadFromWebServer() throws Exception {
    Path model = Files.createDirectory(folder.resolve("model"));
    SmallModels.twoClasses().writeOnnx(model);
    byte[] zip = Files.readAllBytes(zipped(model));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/model.zip",
        exchange -> {
          exchange.sendResponseHeaders(200, zip.length);
          exchange.getResponseBody().write(zip);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:%d/model.zip".formatted(server.getAddress().getPort());

      assertThat(probabilities(url, Map.of()).get(0)[1]).isGreaterThan(0.9);
      deleteCached(url);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void shouldGiveEachLabelAProbabilityOfItsOwnIfTheModelSaysSo() throws IOException {
    SmallModels.twoClasses().writeTorchScript(folder);
    Files.writeString(
        folder.resolve("config.json"), "{\"problem_type\": \"multi_label_classification\"}");

    double[] both = probabilities(folder.toString(), Map.of()).get(0);

    assertThat(both).containsExactly(new double[] {0.5, 1 / (1 + Math.exp(-6))}, within(1e-6));
  }

  @Test
  void shouldAskForLabelsThatNobodySays() throws IOException {
    SmallModels.twoClasses().writeTorchScript(folder);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(Map.of("model", folder.toString())).close())
        .withMessageContaining("says no labels")
        .withMessageContaining("2 outputs")
        .withMessageContaining("option 'labels'");
  }

  /** Nobody will ask for this URL again. */
  private static void deleteCached(String url) throws Exception {
    Path cached = new ModelLocation(url, Optional.empty()).find().folder();
    try (Stream<Path> files = Files.walk(cached)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<double[]> probabilities(String model, Map<String, String> more) {
    Map<String, String> options = new HashMap<>(Map.of("model", model, "labels", "no,yes"));
    options.putAll(more);
    try (TextClassifier classifier = open(options)) {
      return classifier.probabilities(TEXTS);
    }
  }

  private static TextClassifier open(Map<String, String> options) {
    return TextClassifier.open(Options.read(TextClassifierOptions.class, options));
  }

  private Path zipped(Path model) throws IOException {
    Path zip = folder.resolve("model.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out);
        Stream<Path> files = Files.list(model)) {
      for (Path file : files.toList()) {
        entries.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
    return zip;
  }
}
