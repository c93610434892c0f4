package io.anabranch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.Terminal;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class CommandTreeTest {

  @TempDir Path directory;

  static List<String> commands() {
    CliContext context =
        new CliContext(
            Map.of(),
            Path.of(""),
            Path.of("up.json"),
            new Terminal(false, Ansi.OFF, 100),
            InputStream.nullInputStream(),
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()));
    List<String> names = new ArrayList<>(List.of(""));
    collect("", CommandTree.of(context), names);
    return names;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldExplainEveryCommandWithExamples(String command) {
    CommandRun run = CommandRun.of(directory, (command + " --help").strip().split(" "));

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(("Usage: anabranch " + command).strip())
        .containsPattern("Examples:\n  .*anabranch ");
  }

  @Test
  void shouldSayVersion() {
    CommandRun run = CommandRun.of(directory, "--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("anabranch ").contains("Java ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-such-command",
        "consume --no-such-option",
        "consume --offset yesterday",
        "consume --max-messages many",
        "consume --timeout soon",
        "produce --rate fast",
        "produce text --file messages.txt",
        "status --format xml",
        "dead-letters list --cause bad-luck",
        "dead-letters list --since yesterday",
        "dead-letters show",
        "checklists load",
        "lexicon load",
        "replay --stages pos",
        "replay --from-earliest",
        "replay --stages pos --from-earliest --from-offset 3",
        "replay --stages pos --by-duration long",
        "replay --stages pos --from-offset first",
        "evaluate sentiment",
        "evaluate --data texts.tsv",
        "compare --from-earliest",
        "compare --stage pos",
        "compare --stage pos --from-earliest --examples many",
        "promote --model models/new"
      })
  void shouldReportWrongUsageInOneLineAndWhereToReadOn(String arguments) {
    CommandRun run = CommandRun.of(directory, arguments.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(2);
    assertThat(run.err()).startsWith("anabranch: ").contains("--help'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "retry",
        "discard",
        "retry --all --stage pos",
        "discard pos-support.messages-0-1 --all",
        "retry pos-support.messages-0-1 --cause timeout",
        "discard --dry-run"
      })
  void shouldAskWhichDeadLettersAreMeant(String arguments) {
    CommandRun run = CommandRun.of(directory, ("dead-letters " + arguments).split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("anabranch: which dead letters? Give either ids, or filters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replay --stages mood --from-earliest"
            + "| Invalid value mood for configuration --stages: allowed are all, ",
        "compare --stage mood --from-earliest"
            + "| Invalid value mood for configuration --stage: allowed are ",
        "compare --stage pos --from-earliest --examples -1"
            + "| Invalid value -1 for configuration --examples: allowed are 0 and above",
        "dead-letters list --since 2026-01-02T00:00:00Z --until 2026-01-01T00:00:00Z"
            + "| Invalid value 2026-01-01T00:00:00Z for configuration until: allowed is a time after",
        "promote --stage pos| which candidate? Give --model or --implementation"
      })
  void shouldReportWrongValuesBeforeAnythingIsConnected(String arguments, String problem) {
    String noCluster = " --bootstrap-server 127.0.0.1:1 --schema-registry-url http://127.0.0.1:1";

    CommandRun run = CommandRun.of(directory, (arguments + noCluster).split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("anabranch: " + problem);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void shouldSayWhatToDoWithoutCluster() {
    CommandRun run = CommandRun.of(directory, "status");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "anabranch: no cluster: start 'anabranch up', or give --bootstrap-server"
                + System.lineSeparator());
  }

  @Test
  void shouldNameBrokersThatDoNotAnswer() {
    CommandRun run =
        CommandRun.of(
            directory,
            "topics",
            "list",
            "--bootstrap-server",
            "127.0.0.1:1",
            "--schema-registry-url",
            "http://127.0.0.1:1",
            "--set",
            "kafka.default.api.timeout.ms=500",
            "--set",
            "kafka.request.timeout.ms=500");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo("anabranch: no broker answers at 127.0.0.1:1");
  }

  @Test
  void shouldShowStackTraceOnlyIfVerbose() throws Exception {
    Path missing = directory.resolve("missing.txt");

    CommandRun quiet = CommandRun.of(directory, "produce", "--file", missing.toString());
    CommandRun verbose =
        CommandRun.of(directory, "produce", "--verbose", "--file", missing.toString());

    assertThat(Files.exists(missing)).isFalse();
    assertThat(quiet.exitCode()).isEqualTo(1);
    assertThat(quiet.err().lines()).hasSize(1);
    assertThat(quiet.err()).contains("missing.txt: no such file");
    assertThat(verbose.err()).contains("\tat io.anabranch.cli.");
  }

  private static void collect(String parent, CommandLine command, List<String> names) {
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              String path = (parent + " " + name).strip();
              names.add(path);
              collect(path, sub, names);
            });
  }
}
