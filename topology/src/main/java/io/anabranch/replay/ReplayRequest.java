package io.anabranch.replay;

import io.anabranch.operation.InvalidRequestException;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topics;
import java.util.Set;

/**
 * Which stages are to process what again.
 *
 * @param stages names of stages, or {@code all} alone
 * @param start where in their input they begin
 */
public record ReplayRequest(Set<String> stages, ReplayStart start) {

  /**
   * @throws InvalidRequestException if no stage is named
   */
  public ReplayRequest {
    stages = Set.copyOf(stages);
    if (stages.isEmpty()) {
      throw new InvalidRequestException("stages", "", "allowed are all, or names of stages");
    }
  }

  /**
   * Which applications it touches; asks no cluster.
   *
   * @throws InvalidRequestException if a name is unknown, or not that of a stage
   */
  public ReplayScope scope(Pipeline pipeline, Topics topics) {
    return ReplayScope.of(pipeline, topics, stages);
  }
}
