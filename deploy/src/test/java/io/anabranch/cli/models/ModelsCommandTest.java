package io.anabranch.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.anabranch.cli.CommandRun;
import io.anabranch.cli.context.TestContexts;
import io.anabranch.processor.Checksum;
import io.anabranch.stage.FetchableModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class ModelsCommandTest {

  private static final String ENTRY = "models/small.tagger";
  private static final String JAR = "org/example/small/1/small-1.jar";

  @TempDir Path directory;

  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch halfway = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer server;
  private byte[] jar;
  private Path jarFile;
  private Path models;
  private FetchableModel model;

  @BeforeEach
  void serve() throws IOException {
    jarFile = directory.resolve("small.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jarFile))) {
      zip.putNextEntry(new ZipEntry("models/other.ser"));
      zip.write(new byte[100_000]);
      zip.putNextEntry(new ZipEntry(ENTRY));
      zip.write("tagger".getBytes(StandardCharsets.UTF_8));
    }
    jar = Files.readAllBytes(jarFile);
    models = directory.resolve("models");
    model = model(Checksum.sha256(jarFile), jar.length);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/repository/" + JAR,
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, jar.length);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(jar);
          }
        });
    server.createContext(
        "/stuck/" + JAR,
        exchange -> {
          exchange.sendResponseHeaders(200, jar.length);
          exchange.getResponseBody().write(jar, 0, jar.length / 2);
          exchange.getResponseBody().flush();
          halfway.countDown();
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  @Test
  void shouldFetchFromRepositoryAndSayHowToUseIt() throws IOException {
    assertThat(fetch("de", "--repository", repository("repository"))).isZero();

    Path file = models.resolve("pos").resolve("small.tagger");
    assertThat(file).hasContent("tagger");
    assertThat(err.toString()).contains("stages.tags.models.de: " + file, "the model is in");
    assertThat(leftovers()).containsExactly("small.tagger");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void shouldFetchOnce() {
    assertThat(fetch("de", "--repository", repository("repository"))).isZero();
    assertThat(fetch("de", "--repository", repository("repository"))).isZero();

    assertThat(requests).hasValue(1);
    assertThat(err.toString()).contains("is there already");
  }

  @Test
  void shouldReplaceWhatIsNotTheModel() throws IOException {
    Path file = Files.createDirectories(models.resolve("pos")).resolve("small.tagger");
    Files.writeString(file, "half a tag");

    assertThat(fetch("de", "--file", jarFile.toString())).isZero();

    assertThat(file).hasContent("tagger");
  }

  @Test
  void shouldTakeJarThatIsHere() {
    assertThat(fetch("de", "--file", jarFile.toString())).isZero();

    assertThat(models.resolve("pos").resolve("small.tagger")).hasContent("tagger");
    assertThat(requests).hasValue(0);
  }

  @Test
  void shouldKeepNothingOfWrongJar() throws IOException {
    model = model("0".repeat(64), jar.length);

    assertThat(fetch("de", "--repository", repository("repository"))).isEqualTo(1);

    assertThat(err.toString())
        .contains("is not the jar that is expected: its SHA-256 is", "Nothing was changed");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void shouldKeepNothingOfWhatIsNoJar() throws IOException {
    Files.writeString(jarFile, "<html>please log in</html>");

    assertThat(fetch("de", "--file", jarFile.toString())).isEqualTo(1);

    assertThat(err.toString()).contains("is not the jar that is expected");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void shouldStopAtJarThatIsTooLong() throws IOException {
    model = model(model.sha256(), 50);

    assertThat(fetch("de", "--file", jarFile.toString())).isEqualTo(1);

    assertThat(err.toString()).contains("more than 50 bytes");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void shouldSayThatRepositoryLacksJar() {
    assertThat(fetch("de", "--repository", repository("elsewhere"))).isEqualTo(1);

    assertThat(err.toString()).contains("answers 404", "--repository");
  }

  @Test
  void shouldSayWhatToDoWithoutNetwork() {
    assertThat(fetch("de", "--repository", "http://127.0.0.1:1")).isEqualTo(1);

    assertThat(err.toString()).contains("cannot read http://127.0.0.1:1/" + JAR, "--file");
  }

  @Test
  void shouldSayWhichFileIsMissing() {
    assertThat(fetch("de", "--file", "missing.jar")).isEqualTo(1);

    assertThat(err.toString()).contains("cannot read missing.jar: no such file");
  }

  @Test
  void shouldSayWhereItCannotWrite() throws IOException {
    Files.writeString(models, "no folder");

    assertThat(fetch("de", "--file", jarFile.toString())).isEqualTo(1);

    assertThat(err.toString()).contains("cannot write " + models);
  }

  @Test
  void shouldLeaveNothingWhenInterrupted() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    ModelFetch fetch = new ModelFetch(models, bytes -> {});
    Thread thread =
        new Thread(
            () -> {
              try {
                fetch.fromRepository(model, URI.create(repository("stuck")));
              } catch (InterruptedException | RuntimeException e) {
                thrown.set(e);
              }
            });
    thread.start();
    halfway.await();

    thread.interrupt();
    thread.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void shouldNameLanguagesThatAreAllowed() {
    CommandRun run = CommandRun.of(directory, "models", "fetch", "xx");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("LANGUAGE", "xx", "allowed are [de]");
  }

  @Test
  void shouldRefuseWhatIsNoRepository() {
    CommandRun run = CommandRun.of(directory, "models", "fetch", "de", "--repository", "here");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--repository", "http or https");
  }

  @Test
  void shouldListWhatIsThere() throws Exception {
    String set = "models.directory=" + models;
    CommandRun run = CommandRun.of(directory, "models", "list", "--set", set, "-f", "json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json())
        .singleElement()
        .satisfies(json -> assertThat(json.get("language").asText()).isEqualTo("de"))
        .satisfies(json -> assertThat(json.get("there").asBoolean()).isFalse())
        .satisfies(json -> assertThat(json.get("option").asText()).endsWith(".models.de"));

    fetch("de", "--file", jarFile.toString());
    ModelsListCommand list =
        new ModelsListCommand(TestContexts.printing(directory, out, err), this::known);
    assertThat(new CommandLine(list).execute("--set", set, "-f", "pretty")).isZero();
    assertThat(out.toString()).contains("small.tagger").containsPattern("de +tags +yes");
  }

  @Test
  void shouldKnowAJarOfEachModelThatCanBeFetched() {
    assertThat(StageModel.all())
        .isNotEmpty()
        .allSatisfy(
            one -> {
              assertThat(one.model().sha256()).matches("[0-9a-f]{64}");
              assertThat(one.model().fileSha256()).matches("[0-9a-f]{64}");
              assertThat(one.model().jar()).endsWith(".jar").doesNotStartWith("/");
            });
  }

  private int fetch(String... arguments) {
    ModelsFetchCommand command =
        new ModelsFetchCommand(TestContexts.printing(directory, out, err), this::known);
    CommandLine line = new CommandLine(command);
    line.setExecutionExceptionHandler(
        (e, unused, parsed) -> {
          err.append(e.getMessage());
          return 1;
        });
    return line.execute(
        Stream.concat(Stream.of(arguments), Stream.of("--set", "models.directory=" + models))
            .toArray(String[]::new));
  }

  private List<StageModel> known() {
    return List.of(new StageModel("tags", model));
  }

  private FetchableModel model(String sha256, long bytes) {
    return new FetchableModel(
        "de",
        JAR,
        bytes,
        sha256,
        ENTRY,
        Path.of("pos", "small.tagger"),
        "eefd273c6e8f953b864a6636455e6780a13b128c4d61859662351c95e2586dcb");
  }

  private String repository(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  private List<String> leftovers() throws IOException {
    Path folder = models.resolve("pos");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
