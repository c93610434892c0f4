package io.anabranch.cli.bench.figure;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConfigOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.demo.DemoMessages;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.devcluster.DevClusterConfig;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.topology.pipeline.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What benchmarks work with.
 *
 * @param options of the configuration, as given to the command
 * @param demo messages that rounds repeat
 * @param size messages of a round
 * @param rounds that are measured
 * @param isLong whether to measure what takes long as well
 */
public record Workbench(
    CliContext context,
    ConfigOptions options,
    Distribution distribution,
    List<MappedMessage> demo,
    int size,
    int rounds,
    boolean isLong) {

  public Workbench {
    demo = List.copyOf(demo);
  }

  /** The messages of a round. */
  public List<MappedMessage> messages() {
    return DemoMessages.repeat(demo, size);
  }

  /** Starts a cluster of its own and all stages. To be closed by the caller. */
  public LocalPipeline start(Map<String, String> settings) throws InterruptedException {
    return start(settings, UnaryOperator.identity());
  }

  /**
   * The same with a pipeline that differs from the configured one in its processors alone.
   *
   * @param settings of the configuration, over those given to the command
   */
  public LocalPipeline start(Map<String, String> settings, UnaryOperator<Pipeline> change)
      throws InterruptedException {
    return LocalPipeline.start(
        DevClusterConfig.isolated(), with(settings), distribution, true, line -> {}, change);
  }

  /** The options of the command, with other settings over them. */
  public ConfigOptions with(Map<String, String> settings) {
    ConfigOptions changed = new ConfigOptions(context);
    changed.config = options.config;
    changed.set.putAll(options.set);
    changed.set.putAll(settings);
    return changed;
  }

  /** Says on standard error how far it is. */
  public void progress(String line) {
    context.err().println("  " + line);
    context.err().flush();
  }
}
