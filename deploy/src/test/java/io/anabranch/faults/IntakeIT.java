package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.cli.CommandRun;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Flow;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Records of topics of others become messages while the intake is killed, and again when they are
 * replayed: nothing is lost, nothing is mixed, nothing comes out twice.
 */
class IntakeIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String NAME = "intake-alo";
  private static final int RECORDS = 600;

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.shared();

  @Test
  void shouldLoseMixAndRepeatNothing() throws Exception {
    Map<String, String> settings = new HashMap<>(ForeignRecords.settings(NAME));
    settings.put("kafka.session.timeout.ms", "6000");
    Trial trial = CLUSTER.trial(NAME, settings);
    ForeignRecords foreign = ForeignRecords.create(trial);
    EnrichedTail tail = trial.tail();
    Set<String> others = new HashSet<>(ApplicationId.all(trial.pipeline()));
    others.remove(ApplicationId.INTAKE);
    StageProcess stages = trial.start("stages", String.join(",", others)).awaitRunning();

    StageProcess intake = trial.start("intake", ApplicationId.INTAKE).awaitRunning();
    foreign.send(0, RECORDS / 3);
    tail.awaitSeen(RECORDS / 5);
    intake.kill();
    intake = trial.start("intake", ApplicationId.INTAKE);
    foreign.send(RECORDS / 3, 2 * RECORDS / 3);
    tail.awaitSeen(RECORDS);
    intake.kill();
    intake = trial.start("intake", ApplicationId.INTAKE);
    foreign.send(2 * RECORDS / 3, RECORDS);
    tail.awaitComplete(2 * RECORDS);
    awaitNothingLeft(trial);
    intake.terminate();
    CommandRun replay =
        trial.command("replay", "--stages", ApplicationId.INTAKE, "--from-earliest", "--execute");
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    long written = TopicRecords.end(trial.consumerProperties(), trial.topics().messages());
    intake = trial.start("intake", ApplicationId.INTAKE).awaitRunning();
    awaitNothingLeft(trial);
    intake.terminate();
    stages.terminate();

    assertThat(TopicRecords.end(trial.consumerProperties(), trial.topics().messages()))
        .isGreaterThanOrEqualTo(written + 2 * RECORDS);
    assertThat(TopicRecords.read(trial.consumerProperties(), trial.topics().deadLetters()))
        .isEmpty();
    check(trial, foreign);
  }

  private static void check(Trial trial, ForeignRecords foreign) throws Exception {
    List<Result> results = Result.read(trial, trial.topics().enriched());
    Map<String, Long> complete =
        results.stream()
            .filter(r -> ((Enriched) r.value()).getStatus() == EnrichedStatus.COMPLETE)
            .collect(Collectors.groupingBy(Result::id, Collectors.counting()));
    long mixed = results.stream().filter(result -> !isOfItsRecord(result, foreign)).count();
    long twice = complete.values().stream().filter(count -> count > 1).count();
    System.out.printf(
        "faults: %s: %d records of 2 topics; %d complete messages, %d mixed, %d twice; killed"
            + " twice and replayed%n",
        NAME, 2 * RECORDS, complete.size(), mixed, twice);
    assertThat(complete).hasSize(2 * RECORDS);
    assertThat(mixed).isZero();
    assertThat(twice).isZero();
  }

  private static boolean isOfItsRecord(Result result, ForeignRecords foreign) {
    Enriched enriched = (Enriched) result.value();
    Source source = enriched.getSource();
    return enriched
            .getMessage()
            .getText()
            .equals(foreign.text(source.getTopic(), source.getPartition(), source.getOffset()))
        && result.record().partition() == source.getPartition() % Trial.PARTITIONS;
  }

  /** Until every application has committed all that there is for it to read. */
  private static void awaitNothingLeft(Trial trial) {
    await().atMost(PATIENCE).until(() -> left(trial) == 0);
  }

  private static long left(Trial trial) throws Exception {
    long left = 0;
    try (Admin admin = trial.admin()) {
      for (Flow flow : Flow.of(trial.pipeline(), trial.topics())) {
        left +=
            TopicOffsets.read(admin, flow.inputs())
                .lag(flow.inputs(), GroupOffsets.committed(admin, trial.group(flow.application())));
      }
    }
    return left;
  }
}
