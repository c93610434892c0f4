package io.anabranch.cli.bench.latency;

import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.host.ConfiguredModels;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How long the models take for one message alone, on the longest way through the stages. The stages
 * that a last one needs are called one after the other.
 *
 * @param stage the last of it
 * @param times of messages
 */
record LongestPath(String stage, Percentiles times) {

  /** Each message is seen so often before its time counts. */
  private static final int WARM_UP = 4;

  /** Calls the models of each way, and gives the one that has the highest median. */
  static LongestPath measure(Workbench bench, LocalPipeline local) {
    try (Models models =
        ConfiguredModels.of(local.connection().config(), bench.distribution().models())) {
      LongestPath longest = new LongestPath("", new Percentiles());
      for (Stage last : last(local.pipeline())) {
        LongestPath path = through(last, local.pipeline(), models, bench.demo());
        longest = path.times().millis(50) > longest.times().millis(50) ? path : longest;
      }
      return longest;
    }
  }

  /** Stages that no other reads. */
  private static List<Stage> last(Pipeline pipeline) {
    Set<Annotation<?>> read = new LinkedHashSet<>();
    pipeline.stages().forEach(stage -> read.addAll(pipeline.needs(stage).annotations()));
    return pipeline.stages().stream().filter(stage -> !read.contains(stage.annotation())).toList();
  }

  private static LongestPath through(
      Stage last, Pipeline pipeline, Models models, List<MappedMessage> messages) {
    Set<Stage> path = new LinkedHashSet<>();
    add(path, last, pipeline);
    ProcessorGraph.Builder builder = ProcessorGraph.builder(models);
    path.forEach(stage -> builder.add(stage.factory(), stage.options()));
    Percentiles times = new Percentiles();
    try (ProcessorGraph graph = builder.build()) {
      for (int pass = 0; pass <= WARM_UP; pass++) {
        for (MappedMessage message : messages) {
          long begin = System.nanoTime();
          var unused = graph.annotate(List.of(message.message()));
          if (pass == WARM_UP) {
            times.add(Duration.ofNanos(System.nanoTime() - begin));
          }
        }
      }
    }
    return new LongestPath(last.name(), times);
  }

  private static void add(Set<Stage> path, Stage stage, Pipeline pipeline) {
    path.add(stage);
    for (Annotation<?> need : pipeline.needs(stage).annotations()) {
      if (!need.equals(Annotation.MESSAGE)) {
        add(path, pipeline.stage(need.name()), pipeline);
      }
    }
  }
}
