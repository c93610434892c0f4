package io.anabranch.peer.flink;

import io.anabranch.peer.Parameters;
import io.anabranch.peer.StandardStreams;
import io.anabranch.peer.enrichment.PeerPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The graph of the pipeline on Flink's MiniCluster in this process, at least once.
 *
 * <p>Parameters: those of {@link PeerPipeline#open}, and
 *
 * <ul>
 *   <li>{@code threads}: parallelism of every operator, by default as many as there are cores.
 *   <li>{@code chaining}: whether Flink runs operators that follow each other on one thread, as it
 *       does unless told otherwise, without serializing what passes between them; by default it
 *       does. The operators run on threads of their own without.
 *   <li>{@code checkpointMillis}: between two checkpoints, by default 10000.
 * </ul>
 */
public final class FlinkPeer {

  private static final Logger LOG = LoggerFactory.getLogger(FlinkPeer.class);

  private FlinkPeer() {}

  public static void main(String[] args) throws Exception {
    StandardStreams streams = StandardStreams.open();
    Parameters parameters = Parameters.read(args);
    PeerPipeline peer = PeerPipeline.open(parameters, "flink");
    int parallelism = parameters.threads();
    SharedPeer.set(peer, parallelism);
    StreamExecutionEnvironment environment =
        environment(parallelism, parameters.count("checkpointMillis", 10_000));
    if (!parameters.flag("chaining", true)) {
      environment.disableOperatorChaining();
    }
    new PipelineGraph(environment, peer).build();
    JobClient job = environment.executeAsync("anabranch");
    var unused = job.getJobExecutionResult().whenComplete((result, error) -> end(error));
    SharedPeer.awaitTasks();
    streams.ready();
  }

  private static StreamExecutionEnvironment environment(int parallelism, int checkpointMillis)
      throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        Files.createTempDirectory("checkpoints").toUri().toString());
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(checkpointMillis));
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.AT_LEAST_ONCE);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    environment.getConfig().enableObjectReuse();
    return environment;
  }

  private static void end(Throwable error) {
    LOG.error("The job has ended", error);
    System.exit(1);
  }
}
