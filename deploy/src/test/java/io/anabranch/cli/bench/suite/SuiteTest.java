package io.anabranch.cli.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.cli.CommandRun;
import io.anabranch.cli.bench.figure.Benchmark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteTest {

  @TempDir private Path directory;

  @Test
  void shouldRunWhatIsChosenInTheOrderOfTheSuite() {
    List<Benchmark> all = Benchmarks.all();

    assertThat(Suite.choose(all, List.of("written", "overhead"), false).benchmarks())
        .extracting(Benchmark::name)
        .containsExactly("overhead", "written");
    assertThat(Suite.choose(all, List.of(), true).benchmarks()).isEqualTo(all);
  }

  @Test
  void shouldSayWhichBenchmarksThereAre() {
    assertThatThrownBy(() -> Suite.choose(Benchmarks.all(), List.of("speed"), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("speed")
        .hasMessageContaining("overhead, overhead-bf16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--only=written", "--json=f", "--write=f", "--long"})
  void shouldTakeOptionsOfTheSuiteOnlyWithIt(String option) {
    CommandRun run = CommandRun.of(directory, "bench", option);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("allowed only with --suite");
  }

  @Test
  void shouldNameEachFigureOnce() {
    List<String> keys = new ArrayList<>();
    Benchmarks.all()
        .forEach(benchmark -> benchmark.targets().forEach(target -> keys.add(target.key())));

    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void shouldListBenchmarksInItsHelp() {
    CommandRun run = CommandRun.of(directory, "bench", "--help");

    assertThat(run.exitCode()).isZero();
    Benchmarks.all().forEach(benchmark -> assertThat(run.out()).contains(benchmark.name()));
  }
}
