package io.anabranch.cli.bench.suite;

import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.bench.rounds.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The suite as a command: chooses, runs and reports. */
public final class SuiteRun {

  private static final Path PAGE = Path.of("docs", "benchmarks.md");
  private static final Path LAUNCHER = Path.of("deploy", "bin", "anabranch");

  private final SuiteOptions options;

  public SuiteRun(SuiteOptions options) {
    this.options = options;
  }

  /**
   * Runs the benchmarks that were chosen.
   *
   * @return exit code: 1 if one of them failed
   * @throws org.apache.kafka.common.config.ConfigException if an unknown one was chosen
   */
  public int run(Workbench bench) throws IOException, InterruptedException {
    List<Benchmark> all = Benchmarks.all();
    Suite suite = Suite.choose(all, options.only, options.isLong);
    SuiteReport report =
        new SuiteReport(
            Machine.here(),
            command(bench),
            LocalDate.now(ZoneId.systemDefault()),
            suite.run(bench));
    Optional<Path> page = page(bench);
    if (page.isPresent()) {
      write(page.get(), report.markdown(), bench);
    } else {
      bench.context().out().print(report.markdown());
      bench.context().out().flush();
    }
    if (options.json != null) {
      write(options.json, SuiteJson.of(report).toPrettyString() + "\n", bench);
    }
    return report.failed().isEmpty() ? 0 : 1;
  }

  /** Part of the suite does not take the place of all of it. */
  private Optional<Path> page(Workbench bench) {
    Path directory = bench.context().workingDirectory();
    boolean isCheckout = Files.exists(directory.resolve(LAUNCHER));
    @Nullable Path standard = isCheckout && options.only.isEmpty() ? directory.resolve(PAGE) : null;
    return Optional.ofNullable(options.write == null ? standard : options.write);
  }

  private static void write(Path file, String text, Workbench bench) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text);
    bench.context().err().println("wrote " + file);
  }

  private String command(Workbench bench) {
    StringBuilder command = new StringBuilder("anabranch bench --suite");
    if (!options.only.isEmpty()) {
      command.append(" --only ").append(String.join(",", options.only));
    }
    command.append(options.isLong ? " --long" : "");
    command.append(" --messages ").append(bench.size()).append(" --rounds ").append(bench.rounds());
    bench.options().set.forEach((key, value) -> command.append(" --set " + key + "=" + value));
    return command.toString();
  }
}
