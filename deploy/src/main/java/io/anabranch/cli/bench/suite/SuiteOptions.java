package io.anabranch.cli.bench.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the suite of benchmarks. */
public final class SuiteOptions {

  @Option(
      names = "--suite",
      description =
          "For maintainers: measure everything that has a goal, in at most 40 minutes on two cores,"
              + " and write docs/benchmarks.md.")
  public boolean suite;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      completionCandidates = BenchmarkNames.class,
      description =
          "Benchmarks of the suite, with commas: ${COMPLETION-CANDIDATES}. Their figures are"
              + " printed unless --write says where.")
  List<String> only = new ArrayList<>();

  @Option(names = "--json", paramLabel = "FILE", description = "Write the suite as JSON as well.")
  @Nullable Path json;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description =
          "Where the suite writes. Default: docs/benchmarks.md in a checkout, else standard"
              + " output.")
  @Nullable Path write;

  @Option(
      names = "--long",
      description = "Let the suite measure p99.9 and how it grows as well: some hours.")
  boolean isLong;

  public boolean isLong() {
    return isLong;
  }

  /**
   * Checks that options of the suite come with it.
   *
   * @throws ConfigException that names the first which does not
   */
  public void requireSuite() {
    require(only.isEmpty(), "--only", String.join(",", only));
    require(json == null, "--json", String.valueOf(json));
    require(write == null, "--write", String.valueOf(write));
    require(!isLong, "--long", "true");
  }

  private void require(boolean isAbsent, String option, String value) {
    if (!suite && !isAbsent) {
      throw new ConfigException(option, value, "allowed only with --suite");
    }
  }
}
