package io.anabranch.compare;

import io.anabranch.candidate.CandidateStage;
import io.anabranch.cluster.ClusterCall;
import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.control.ControlException;
import io.anabranch.control.ControlledProcesses;
import io.anabranch.host.ShadowApplication;
import io.anabranch.operation.InvalidRequestException;
import io.anabranch.operation.OperationException;
import io.anabranch.operation.Resources;
import io.anabranch.processor.Models;
import io.anabranch.topology.pipeline.Topics;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Prepares comparisons. */
public final class ComparisonPlanner {

  private final Connection connection;
  private final ControlledProcesses processes;
  private final Path models;

  /**
   * Works through a connection, which the caller closes.
   *
   * @param processes asked for the speed of the live stage
   * @param models folder of the distribution's models, unless another is configured
   */
  public ComparisonPlanner(Connection connection, ControlledProcesses processes, Path models) {
    this.connection = connection;
    this.processes = processes;
    this.models = models;
  }

  /**
   * Loads the candidate and plans the comparison; changes nothing on the cluster.
   *
   * @param candidate that the request has chosen
   * @param listener told of what it does without, on this thread
   * @throws InvalidRequestException if there is no such stage
   * @throws OperationException if the candidate cannot be loaded or reads what is not there
   * @throws ClusterException with Kafka's reason
   */
  public Comparison prepare(
      ComparisonRequest request, CandidateStage candidate, Consumer<ComparisonEvent> listener)
      throws InterruptedException {
    Topics names = new Topics(connection.config().topics());
    String stage = candidate.stage().name();
    connection.requireTopic(names.of(candidate.stage().annotation()));
    ComparisonTopics topics =
        ClusterCall.translate(
            () ->
                ComparisonTopics.of(
                    connection.admin(),
                    stage,
                    candidate.input(),
                    names.comparison(stage),
                    request.start()));
    requireInput(topics, candidate);
    try (Resources resources = new Resources()) {
      Models shared = resources.add(candidate.models(models));
      ShadowApplication shadow = resources.add(candidate.shadow(shared));
      ComparisonPlan plan =
          new ComparisonPlan(
              topics,
              candidate.stage().factory().implementation(),
              shadow.model(),
              liveSpeed(stage, listener),
              request.keep());
      return new Comparison(connection, request, candidate, shadow, plan, resources.release());
    }
  }

  /** As its process measures it; a comparison can do without. */
  private OptionalDouble liveSpeed(String stage, Consumer<ComparisonEvent> listener)
      throws InterruptedException {
    try {
      return processes.recordsPerSecond(stage);
    } catch (ControlException e) {
      listener.accept(new ComparisonEvent.SpeedUnknown(String.valueOf(e.getMessage())));
      return OptionalDouble.empty();
    }
  }

  private static void requireInput(ComparisonTopics topics, CandidateStage candidate) {
    if (!topics.hasInput()) {
      throw new OperationException(
          ("'%s' of %s reads '%s', which does not exist: nothing gathers %s here. Configure it in a"
                  + " pipeline of its own (another topics.prefix) and compare there, or evaluate it"
                  + " without Kafka")
              .formatted(
                  candidate.stage().factory().implementation(),
                  topics.stage(),
                  topics.input(),
                  candidate.pipeline().needs(candidate.stage()).name()));
    }
  }
}
