package io.anabranch.promote;

import io.anabranch.candidate.CandidateStage;
import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.control.ControlledApplication;
import io.anabranch.control.ControlledProcesses;
import io.anabranch.host.StageSettings;
import io.anabranch.operation.InvalidRequestException;
import io.anabranch.operation.OperationException;
import io.anabranch.processor.Results;
import io.anabranch.replay.Replay;
import io.anabranch.replay.ReplayPlan;
import io.anabranch.replay.ReplayRequest;
import io.anabranch.replay.ReplayStart;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/** Plans promotions. To be used by one thread. */
public final class PromotionPlanner {

  private final Connection connection;
  private final ControlledProcesses processes;
  private final Path models;
  private final Clock clock = Clock.systemUTC();

  /**
   * Works through a connection, which the caller closes.
   *
   * @param processes in which the stage is restarted
   * @param models folder of the distribution's models, unless another is configured
   */
  public PromotionPlanner(Connection connection, ControlledProcesses processes, Path models) {
    this.connection = connection;
    this.processes = processes;
    this.models = models;
  }

  /**
   * Loads the candidate to see that it can be, and plans; changes nothing.
   *
   * @param own file that is changed if no running process names another
   * @throws InvalidRequestException if there is no such stage, or the file is not that of the
   *     processes
   * @throws ConfigException if what comes after the file would keep the candidate from being live
   * @throws OperationException if the candidate cannot be loaded, or processes differ in their file
   * @throws ClusterException with Kafka's reason
   */
  public PromotionPlan plan(PromotionRequest request, ConfigFile own) throws InterruptedException {
    String stage = request.candidate().stage();
    List<ControlledApplication> running = processes.find(stage);
    Path file = file(stage, running, own);
    ConfigFileChange change = ConfigFileChange.of(file, request.candidate().settings());
    AnabranchConfig before = own.read(change.before().orElse(""), file);
    CandidateStage candidate = request.candidate().choose(before);
    AnabranchConfig after = own.read(change.after(), file);
    requireEffect(candidate, after, file);
    String model = Results.modelId(candidate.check(models));
    Replay replay = new Replay(connection.with(after), processes);
    ReplayPlan replayPlan = replay.plan(replayRequest(request, after), Pipeline.load(after));
    return new PromotionPlan(
        stage,
        model,
        change,
        !running.isEmpty() && restartsInPlace(candidate),
        replayPlan,
        replay.estimate(replayPlan),
        after);
  }

  /** The file of the processes that run the stage; without any, the one of the caller. */
  private static Path file(String stage, List<ControlledApplication> running, ConfigFile own) {
    List<Path> used =
        running.stream().flatMap(c -> c.endpoint().configuration().stream()).distinct().toList();
    if (used.size() > 1) {
      throw new OperationException(
          "the processes that run '%s' use different configuration files, so change them yourself: %s"
              .formatted(stage, used));
    }
    if (own.isGiven() && !used.isEmpty() && !used.contains(own.path())) {
      throw new InvalidRequestException(
          "config", own.path(), "'%s' runs with %s".formatted(stage, used.get(0)));
    }
    return used.isEmpty() ? own.path() : used.get(0);
  }

  /** What the file says need not win: the environment and flags come after it. */
  private static void requireEffect(CandidateStage candidate, AnabranchConfig after, Path file) {
    Stage stage = candidate.stage();
    Stage configured = Pipeline.load(after).stage(stage.name());
    if (!configured.factory().implementation().equals(stage.factory().implementation())
        || !configured.options().equals(stage.options())) {
      throw new ConfigException(
          ("stages.%s.* in %s, the environment or flags is not that of the candidate: it would be"
                  + " '%s' with the options %s instead of '%s' with %s")
              .formatted(
                  stage.name(),
                  file,
                  configured.factory().implementation(),
                  configured.options(),
                  stage.factory().implementation(),
                  stage.options()));
    }
  }

  /**
   * Whether a running process can take the candidate. One that reads other topics changes the
   * gathers and the join as well, and the embedder is shared with other stages of its process.
   */
  private static boolean restartsInPlace(CandidateStage candidate) {
    return StageSettings.readsLike(candidate.live(), candidate.stage())
        && candidate.stage().description().embedder(Path.of(""), Map.of()).isEmpty();
  }

  private ReplayRequest replayRequest(PromotionRequest request, AnabranchConfig config) {
    ReplayStart start =
        request
            .start()
            .orElseGet(
                () -> new ReplayStart.Since(clock.instant().minus(config.join().retention())));
    return new ReplayRequest(Set.of(request.candidate().stage()), start);
  }
}
