package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.cli.Main;
import io.anabranch.stage.StageCatalog;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the documentation: a sentiment model that is no part of this build. */
class PluginIT {

  private static final Path EXAMPLE = Path.of("..", "docs", "examples", "word-sentiment", "src");
  private static final Path HOME = Path.of(System.getProperty("anabranch.home"));
  private static final String LIBRARIES = HOME.resolve("lib") + File.separator + "*";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path directory;

  private record Ended(int exitCode, String out, String err) {}

  @BeforeEach
  void dropIn() throws IOException {
    Path classes = directory.resolve("classes");
    List<String> arguments =
        new ArrayList<>(List.of("-Xlint:all", "-Werror", "-d", classes.toString()));
    arguments.addAll(List.of("-proc:none", "-cp", classPathOf(HOME.resolve("lib"))));
    files(EXAMPLE).filter(f -> f.endsWith(".java")).forEach(f -> arguments.add(EXAMPLE + "/" + f));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(result).as("result of the compiler").isZero();
    Path jar = Files.createDirectory(plugins()).resolve("word-sentiment.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Path folder : List.of(classes, EXAMPLE)) {
        for (String file : files(folder).filter(f -> !f.endsWith(".java")).toList()) {
          entries.putNextEntry(new JarEntry(file));
          Files.copy(folder.resolve(file), entries);
          entries.closeEntry();
        }
      }
    }
  }

  @Test
  void shouldGiveItsResultsAmongThoseOfTheOtherStages() throws Exception {
    Map<String, String> labels =
        Map.of(
            "This is the worst hotel ever, and the room was terrible.", "negative",
            "Thank you, the new router works perfectly.", "positive",
            "Where can I see my invoice?", "neutral",
            "The coffee was not great.", "negative");
    Path messages = directory.resolve("messages.jsonl");
    List<String> lines = new ArrayList<>();
    for (String text : labels.keySet()) {
      lines.add(JSON.writeValueAsString(Map.of("text", text)));
    }
    Files.write(messages, lines);

    Ended demo =
        run(
            "demo",
            "--file",
            messages.toString(),
            "--set",
            "stages.sentiment.implementation=words");

    assertThat(demo.exitCode()).as(demo.err()).isZero();
    Map<String, JsonNode> complete = complete(demo.out());
    assertThat(complete.keySet()).isEqualTo(labels.keySet());
    complete.forEach(
        (text, enriched) -> {
          JsonNode sentiment = enriched.get("sentiment");
          assertThat(sentiment.get("label").asText()).as(text).isEqualTo(labels.get(text));
          assertThat(sentiment.at("/model/name").asText()).isEqualTo("word-sentiment");
          assertThat(enriched.get("failed")).isEmpty();
          assertThat(enriched.at("/embedding/model/name").asText()).isEqualTo("all-MiniLM-L6-v2");
          assertThat(enriched.at("/classification/label").asText()).isNotEmpty();
          assertThat(enriched.at("/models/sentiment").asText()).startsWith("word-sentiment");
          assertThat(enriched.get("models").fieldNames())
              .toIterable()
              .containsExactlyInAnyOrderElementsOf(StageCatalog.load().names());
        });
  }

  @Test
  void shouldSayWhichImplementationsThereAreAndWhereTheyWereLookedFor() throws Exception {
    Ended run =
        run(
            "run",
            "--bootstrap-server",
            "127.0.0.1:1",
            "--schema-registry-url",
            "http://127.0.0.1:1",
            "--set",
            "stages.sentiment.implementation=oracle");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("stages.sentiment.implementation", "oracle")
        .contains("allowed are corenlp, djl, linear, words")
        .contains("looked for in " + plugins());
  }

  private Path plugins() {
    return directory.resolve("plugins");
  }

  /** The newest complete record of each text. */
  private static Map<String, JsonNode> complete(String out) throws IOException {
    Map<String, JsonNode> complete = new TreeMap<>();
    for (String line : out.lines().toList()) {
      JsonNode enriched = JSON.readTree(line);
      if (enriched.get("status").asText().equals("COMPLETE")) {
        complete.put(enriched.at("/message/text").asText(), enriched);
      }
    }
    return complete;
  }

  /** As the launcher starts it. */
  private Ended run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Danabranch.home=" + HOME,
                "-Danabranch.plugins=" + plugins(),
                "-cp",
                LIBRARIES + File.pathSeparator + plugins() + File.separator + "*",
                // Halts the child when this JVM is gone.
                "io.anabranch.devcluster.ChildMain",
                Main.class.getName()));
    command.addAll(List.of(arguments));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("ended").isTrue();
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  private static String classPathOf(Path libraries) throws IOException {
    try (Stream<Path> jars = Files.list(libraries)) {
      return String.join(File.pathSeparator, jars.map(Path::toString).sorted().toList());
    }
  }

  /** The files of a folder, by their paths in it. */
  private static Stream<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
          .toList()
          .stream();
    }
  }
}
