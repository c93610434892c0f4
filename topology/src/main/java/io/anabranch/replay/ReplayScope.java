package io.anabranch.replay;

import io.anabranch.operation.InvalidRequestException;
import io.anabranch.processor.graph.TopologicalOrder;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Flow;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a replay of some stages touches. Only the furthest upstream of them are set back: whatever
 * reads their results follows what is newly written. Gathers and the join are never set back, and
 * keep their state: it is what tells a replay of one stage the results of the others.
 *
 * @param resets stages that are set back, or the intake
 * @param follows applications that read what those write, each after all that it reads from
 * @param untouched applications that have nothing to do
 */
public record ReplayScope(List<Flow> resets, List<Flow> follows, List<Flow> untouched) {

  private static final String FIELD = "stages";
  private static final Set<String> ALL = Set.of("all");

  public ReplayScope {
    resets = List.copyOf(resets);
    follows = List.copyOf(follows);
    untouched = List.copyOf(untouched);
  }

  /**
   * The scope of a replay.
   *
   * @param stages names of stages or that of the intake, or {@code all} alone for every stage
   * @throws InvalidRequestException if a name is unknown, or that of a gather or the join
   */
  public static ReplayScope of(Pipeline pipeline, Topics topics, Set<String> stages) {
    Set<String> chosen = stages.equals(ALL) ? pipeline.names() : stages;
    requireStages(chosen, pipeline);
    List<Flow> all = inOrder(Flow.of(pipeline, topics));
    List<Flow> named = all.stream().filter(f -> chosen.contains(f.application())).toList();
    List<Flow> afterNamed = downstream(all, named);
    List<Flow> resets = named.stream().filter(f -> !afterNamed.contains(f)).toList();
    List<Flow> follows = downstream(all, resets);
    List<Flow> untouched =
        all.stream().filter(f -> !resets.contains(f) && !follows.contains(f)).toList();
    return new ReplayScope(resets, follows, untouched);
  }

  /** The scope of writing enriched records again: no stage computes, the join alone writes. */
  public static ReplayScope ofRepublication(Pipeline pipeline, Topics topics) {
    List<Flow> untouched =
        Flow.of(pipeline, topics).stream()
            .filter(flow -> !flow.application().equals(ApplicationId.JOIN))
            .toList();
    String requests = topics.retry(ApplicationId.JOIN);
    return new ReplayScope(
        List.of(),
        List.of(new Flow(ApplicationId.JOIN, Set.of(requests), topics.enriched())),
        inOrder(untouched));
  }

  /** Whether enriched records are written again, and nothing is computed. */
  public boolean isRepublication() {
    return resets.isEmpty();
  }

  /** Names of applications. */
  public static List<String> names(Collection<Flow> flows) {
    return flows.stream().map(Flow::application).toList();
  }

  private static void requireStages(Set<String> chosen, Pipeline pipeline) {
    Set<String> allowed = new TreeSet<>(pipeline.names());
    if (pipeline.hasIntake()) {
      allowed.add(ApplicationId.INTAKE);
    }
    Set<String> wrong = new TreeSet<>(chosen);
    wrong.removeAll(allowed);
    if (!wrong.isEmpty() || chosen.isEmpty()) {
      throw new InvalidRequestException(
          FIELD,
          String.join(",", wrong),
          "allowed are all, %s; gathers and the join follow by themselves"
              .formatted(String.join(", ", allowed)));
    }
  }

  /** Everything that reads, directly or not, what some applications write. */
  private static List<Flow> downstream(List<Flow> inOrder, List<Flow> from) {
    Set<String> written = new TreeSet<>();
    from.forEach(flow -> written.add(flow.output()));
    List<Flow> found = new ArrayList<>();
    for (Flow flow : inOrder) {
      if (flow.inputs().stream().anyMatch(written::contains)) {
        found.add(flow);
        written.add(flow.output());
      }
    }
    return found;
  }

  /** Each application after all that it reads from. */
  private static List<Flow> inOrder(List<Flow> flows) {
    return TopologicalOrder.sort(
        flows,
        flow -> flows.stream().filter(other -> flow.inputs().contains(other.output())).toList(),
        Flow::application);
  }
}
