package io.anabranch.replay;

import io.anabranch.control.ControlledProcesses;
import io.anabranch.topology.pipeline.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How long a replay takes at least, by the speed that its applications had.
 *
 * @param duration of the slowest application whose speed is known
 * @param unmeasured applications whose speed is not known
 */
public record ReplayEstimate(Optional<Duration> duration, List<String> unmeasured) {

  public ReplayEstimate {
    unmeasured = List.copyOf(unmeasured);
  }

  static ReplayEstimate of(ReplayPlan plan, ControlledProcesses processes)
      throws InterruptedException {
    List<Flow> flows = new ArrayList<>(plan.scope().resets());
    flows.addAll(plan.scope().follows());
    Optional<Duration> longest = Optional.empty();
    List<String> unmeasured = new ArrayList<>();
    for (String application : ReplayScope.names(flows)) {
      OptionalDouble speed = processes.recordsPerSecond(application);
      if (speed.isEmpty()) {
        unmeasured.add(application);
      } else {
        Duration duration = duration(records(plan, application), speed.getAsDouble());
        longest = longest.filter(d -> d.compareTo(duration) > 0).or(() -> Optional.of(duration));
      }
    }
    return new ReplayEstimate(longest, unmeasured);
  }

  /** What follows reads at least one record for each that is processed again. */
  private static long records(ReplayPlan plan, String application) {
    if (plan.scope().isRepublication()) {
      return plan.records();
    }
    return plan.scope().resets().stream().anyMatch(f -> f.application().equals(application))
        ? plan.records(application)
        : plan.scope().resets().stream()
            .mapToLong(flow -> plan.records(flow.application()))
            .max()
            .orElse(0);
  }

  private static Duration duration(long records, double perSecond) {
    return Duration.ofMillis((long) Math.ceil(records * 1_000 / perSecond));
  }
}
