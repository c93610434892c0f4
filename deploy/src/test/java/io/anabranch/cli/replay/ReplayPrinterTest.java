package io.anabranch.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.context.TestContexts;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.replay.PartitionReplay;
import io.anabranch.replay.ReplayEstimate;
import io.anabranch.replay.ReplayPlan;
import io.anabranch.replay.ReplayResult;
import io.anabranch.replay.ReplayScope;
import io.anabranch.topology.pipeline.Flow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReplayPrinterTest {

  private static final ReplayScope SCOPE =
      new ReplayScope(
          List.of(new Flow("sentiment", Set.of("gathered"), "sentiment")),
          List.of(new Flow("join", Set.of("messages", "sentiment"), "enriched")),
          List.of(new Flow("pos", Set.of("messages"), "pos")));

  private static final ReplayEstimate MEASURED =
      new ReplayEstimate(Optional.of(Duration.ofMillis(2_500)), List.of());

  private final ReplayPrinter printer =
      new ReplayPrinter(
          TestContexts.silent(Path.of("none")), OutputFormat.PRETTY, Duration.ofDays(7));

  @Test
  void shouldSayWhatIsSetBackWhatFollowsAndWhatComputesNothing() {
    String text = printer.text(plan(0, 1_200, false, 0), MEASURED);

    assertThat(text)
        .containsPattern("sets back +sentiment")
        .containsPattern("writes again +join")
        .containsPattern("computes nothing +pos")
        .containsPattern("records +1,200")
        .containsPattern("takes +at least 2.5 s")
        .contains("Live messages wait")
        .doesNotContain("outlived", "join.retention");
  }

  @Test
  void shouldSayWhatHasOutlivedTheTopicAndTheJoin() {
    String text = printer.text(plan(40, 100, true, 25), MEASURED);

    assertThat(text)
        .contains("outlived the retention of their topic")
        .contains("25 records are older than join.retention");
  }

  @Test
  void shouldNotSpeakOfSettingBackWhereRecordsAreWrittenAgain() {
    ReplayScope join = new ReplayScope(List.of(), SCOPE.follows(), SCOPE.resets());
    ReplayPlan plan = new ReplayPlan(join, plan(40, 100, true, 25).partitions());

    assertThat(printer.text(plan, MEASURED))
        .containsPattern("sets back +-")
        .containsPattern("writes again +join")
        .contains("nothing is held of their messages")
        .doesNotContain("Live messages wait");
    assertThat(printer.json(plan, MEASURED).at("/plan/liveMessagesWait").asBoolean()).isFalse();
  }

  @Test
  void shouldSayThatNoSpeedIsMeasured() {
    ReplayEstimate unknown = new ReplayEstimate(Optional.empty(), List.of("sentiment", "join"));

    assertThat(printer.text(plan(0, 10, false, 0), unknown))
        .containsPattern("takes +unknown; no speed is measured of sentiment, join");
    assertThat(printer.json(plan(0, 10, false, 0), unknown).at("/plan/secondsAtLeast").isNull())
        .isTrue();
  }

  @Test
  void shouldSayTheSameToPrograms() {
    ObjectNode json = printer.json(plan(40, 100, true, 25), MEASURED);

    assertThat(json.at("/plan/setBack/0").asText()).isEqualTo("sentiment");
    assertThat(json.at("/plan/partitions/0/from").asLong()).isEqualTo(40);
    assertThat(json.at("/plan/partitions/0/records").asLong()).isEqualTo(60);
    assertThat(json.at("/plan/olderOutlivedTopic").asBoolean()).isTrue();
    assertThat(json.at("/plan/outlivedJoin").asLong()).isEqualTo(25);
    assertThat(json.at("/plan/secondsAtLeast").asDouble()).isEqualTo(2.5);
  }

  @Test
  void shouldCountWhatHasBeenDone() {
    ReplayResult result =
        new ReplayResult(60, 61, OptionalLong.of(3), List.of("join"), Duration.ofMillis(1_500));

    assertThat(ReplayPrinter.text(result))
        .contains("replayed 60", "enriched 61", "late results dropped 3", "1.5 s")
        .contains("Not running, and follow when they are started: join");
    assertThat(ReplayPrinter.json(result).at("/result/lateResultsDropped").asLong()).isEqualTo(3);
  }

  @Test
  void shouldNotCountWhatNobodyCanTell() {
    ReplayResult result =
        new ReplayResult(60, 61, OptionalLong.empty(), List.of(), Duration.ofSeconds(1));

    assertThat(ReplayPrinter.text(result)).contains("late results dropped unknown");
    assertThat(ReplayPrinter.json(result).at("/result/lateResultsDropped").isNull()).isTrue();
  }

  private static ReplayPlan plan(long from, long position, boolean isCut, long tooOld) {
    TopicPartition partition = new TopicPartition("gathered", 0);
    return new ReplayPlan(
        SCOPE, List.of(new PartitionReplay("sentiment", partition, from, position, isCut, tooOld)));
  }
}
