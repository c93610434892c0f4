package io.anabranch.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command with the models of the build, on stages that load fast. */
class EvaluateCommandTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Path MODELS = Path.of(System.getProperty("anabranch.models"));

  @TempDir Path folder;
  private Path treebank;

  @BeforeEach
  void writeTreebank() throws IOException {
    treebank =
        Files.writeString(
            folder.resolve("gold.conllu"),
            """
            1\tThe\tthe\tDET\tDT\t_\t_\t_\t_\t_
            2\tsensors\tsensor\tNOUN\tNNS\t_\t_\t_\t_\t_
            3\tdied\tdie\tVERB\tVBD\t_\t_\t_\t_\t_
            4\t.\t.\tPUNCT\tWRONG\t_\t_\t_\t_\t_
            """);
  }

  @Test
  void shouldPrintTablesAndWriteJson() throws IOException {
    Path json = folder.resolve("result.json");

    CommandRun run = evaluate("pos", treebank, "--column", "xpos", "--json", json.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualTo("loading the models of content, pos" + System.lineSeparator());
    assertThat(run.out())
        .contains("corenlp-english-left3words-distsim")
        .containsPattern("token accuracy +0.750 +0.750 to 0.750 +4")
        .containsPattern("WRONG +\\. +1");
    JsonNode figures = MAPPER.readTree(json.toFile());
    assertThat(figures.get("stage").asText()).isEqualTo("pos");
    assertThat(figures.get("n").asInt()).isEqualTo(4);
    assertThat(figures.get("accuracy").asDouble()).isEqualTo(0.75);
    assertThat(figures.at("/classes/NNS/f1").asDouble()).isEqualTo(1);
    assertThat(figures.get("messagesPerSecond").asDouble()).isPositive();
  }

  @Test
  void shouldWriteJsonAloneToStandardOutput() throws IOException {
    CommandRun run = evaluate("pos", treebank, "--json", "-");

    assertThat(run.exitCode()).isZero();
    assertThat(MAPPER.readTree(run.out()).get("accuracy").asDouble()).isEqualTo(0.75);
  }

  @Test
  void shouldUseTheModelThatIsGiven() {
    Path missing = folder.resolve("no.tagger");

    CommandRun run = evaluate("pos", treebank, "--model", missing.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("no.tagger");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weather | | there is no stage 'weather'; stages are checklists, classification, content, embedding",
        "pos | --out-of-scope x | --out-of-scope is only for the stage classification",
        "sentiment | --column xpos | --column is only for the stage pos",
        "embedding | --checklists x | --checklists is only for the stage checklists",
        "classification | --set stages.classification.colour=red | option 'colour' is unknown; allowed: ",
      })
  void shouldSayWhatIsWrongWithUsage(String stage, String options, String problem)
      throws IOException {
    Files.writeString(treebank, "a\ta text\n");

    CommandRun run =
        evaluate(stage, treebank, options == null ? new String[0] : options.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("anabranch: ").contains(problem);
  }

  @Test
  void shouldNameLineThatIsWrongBeforeAnyModelIsLoaded() throws IOException {
    Files.writeString(treebank, "negative\tbad\njust text\n");

    CommandRun run = evaluate("sentiment", treebank);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("gold.conllu:2: ").contains("expected label<TAB>text");
  }

  @Test
  void shouldNameFileThatIsMissing() {
    CommandRun run = evaluate("pos", folder.resolve("no-such-file"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no-such-file: no such file");
  }

  @Test
  void shouldRefuseToMeasureWhatItCannotWrite() {
    Path json = folder.resolve("no-such-folder").resolve("result.json");

    CommandRun run = evaluate("pos", treebank, "--json", json.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("expected a file in a folder that exists");
  }

  @Test
  void shouldSayWhichStagesAreTrained() {
    CommandRun run =
        CommandRun.of(
            folder, "train", "pos", "--data", treebank.toString(), "--out", folder.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("stage 'pos' is not trained; allowed are [sentiment,");
  }

  @Test
  void shouldTrainAndMeasureModelOfOtherLanguage() throws IOException {
    Path data =
        Files.writeString(
            folder.resolve("de.tsv"),
            """
            negative\tDas ist furchtbar, ich bin enttäuscht
            neutral\tWann kommt mein Paket an
            positive\tVielen Dank, alles wunderbar
            """
                .repeat(5));
    Path model = folder.resolve("model");

    CommandRun train =
        CommandRun.of(
            folder,
            "train",
            "sentiment",
            "--language",
            "de",
            "--data",
            data.toString(),
            "--out",
            model.toString(),
            "--set",
            "models.directory=" + MODELS);
    CommandRun run =
        evaluate("sentiment", data, "--language", "de", "--model", model.toString(), "--json", "-");

    assertThat(train.exitCode()).as(train.err()).isZero();
    assertThat(train.err()).contains("to use it: stages.sentiment.models.de: " + model);
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode figures = MAPPER.readTree(run.out());
    assertThat(figures.get("accuracy").asDouble()).isEqualTo(1);
    assertThat(train.err()).contains(figures.get("model").asText());
  }

  @Test
  void shouldSayWhatLanguagesAre() {
    CommandRun run = evaluate("pos", treebank, "--language", "german");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--language: 'german' is not a language", "such as de");
  }

  @Test
  void shouldHaveTheOptionsAndFormsOfDataOfEveryStageInItsHelp() {
    String help = CommandRun.of(folder, "evaluate", "--help").out();

    assertThat(help)
        .contains("--out-of-scope=FILE", "For classification: texts that belong to no class")
        .contains("--column=NAME", "For pos: column of the right tags")
        .containsPattern("sentiment, classification[a-z, \\s-]*:\\s+label<TAB>text");
  }

  private CommandRun evaluate(String stage, Path data, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "evaluate",
                stage,
                "--data",
                data.toString(),
                "--set",
                "models.directory=" + MODELS));
    arguments.addAll(List.of(options));
    return CommandRun.of(folder, arguments.toArray(String[]::new));
  }
}
