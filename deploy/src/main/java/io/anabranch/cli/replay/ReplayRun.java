package io.anabranch.cli.replay;

import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.Connection;
import io.anabranch.cluster.OpenTransactions;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.replay.ReplayPlan;
import io.anabranch.replay.ReplayProgress;
import io.anabranch.replay.ReplayScope;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Flow;
import io.anabranch.topology.pipeline.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Carries a plan out, and watches until everything has caught up. */
public final class ReplayRun {

  private static final Duration SAMPLE_INTERVAL = Duration.ofMillis(500);
  private static final Duration REPORT_INTERVAL = Duration.ofSeconds(5);
  private static final Duration READABLE_LIMIT = Duration.ofSeconds(10);

  private final PrintWriter err;
  private final Admin admin;
  private final AnabranchConfig config;
  private final ControlledProcesses processes;
  private final Topics topics;

  public ReplayRun(PrintWriter err, Connection connection, ControlledProcesses processes) {
    this.err = err;
    this.admin = connection.admin();
    this.config = connection.config();
    this.processes = processes;
    this.topics = new Topics(config.topics());
  }

  /**
   * Replays.
   *
   * @throws CommandFailedException if a stage cannot be stopped; then nothing has changed
   */
  public ReplayResult run(ReplayPlan plan) throws InterruptedException, ExecutionException {
    long began = System.nanoTime();
    long enriched = enriched();
    OptionalLong dropped = dropped(plan.scope());
    Set<String> started = new OffsetReset(err, admin, config, processes).run(plan);
    List<String> waitFor = awaitCaughtUp(plan.scope(), started);
    OptionalLong droppedSince = dropped(plan.scope());
    awaitReadable();
    return new ReplayResult(
        plan.records(),
        enriched() - enriched,
        dropped.isPresent() && droppedSince.isPresent()
            ? OptionalLong.of(droppedSince.getAsLong() - dropped.getAsLong())
            : OptionalLong.empty(),
        waitFor,
        Duration.ofNanos(System.nanoTime() - began));
  }

  /**
   * Waits until every application has caught up that can.
   *
   * @param started applications that have just been started, and may not have joined their group
   * @return those that do not run, or read what such a one writes
   */
  private List<String> awaitCaughtUp(ReplayScope scope, Set<String> started)
      throws InterruptedException, ExecutionException {
    ReplayProgress progress = new ReplayProgress(admin, config, scope, started);
    long reported = System.nanoTime();
    while (true) {
      List<ReplayProgress.Step> left =
          progress.sample().stream().filter(step -> !step.isCaughtUp()).toList();
      if (left.stream().noneMatch(ReplayProgress.Step::mayCatchUp)) {
        return left.stream().map(ReplayProgress.Step::application).toList();
      }
      if (System.nanoTime() - reported > REPORT_INTERVAL.toNanos()) {
        reported = System.nanoTime();
        err.println(
            "to read: "
                + String.join(
                    ", ", left.stream().map(s -> s.application() + " " + s.left()).toList()));
      }
      Thread.sleep(SAMPLE_INTERVAL.toMillis());
    }
  }

  /** What the join has committed is counted once it is readable; an open transaction is not. */
  private void awaitReadable() throws InterruptedException, ExecutionException {
    Set<String> topic = Set.of(topics.enriched());
    var unused =
        OpenTransactions.awaitEnd(admin, TopicOffsets.read(admin, topic).of(topic), READABLE_LIMIT);
  }

  private long enriched() throws InterruptedException, ExecutionException {
    TopicOffsets offsets = TopicOffsets.read(admin, Set.of(topics.enriched()));
    return offsets.of(Set.of(topics.enriched())).stream().mapToLong(offsets::end).sum();
  }

  private OptionalLong dropped(ReplayScope scope) throws InterruptedException {
    OptionalLong sum = OptionalLong.empty();
    for (Flow flow : scope.follows()) {
      OptionalLong of = processes.lateResultsDropped(ApplicationId.of(config, flow.application()));
      if (of.isPresent()) {
        sum = OptionalLong.of(sum.orElse(0) + of.getAsLong());
      }
    }
    return sum;
  }
}
