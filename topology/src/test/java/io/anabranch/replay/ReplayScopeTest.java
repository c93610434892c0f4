package io.anabranch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.operation.InvalidRequestException;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.pipeline.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayScopeTest {

  private static final String GATHER = "gathered.pos-embedding";

  @Test
  void shouldSetBackTheStageAndLetTheJoinFollow() {
    ReplayScope scope = scope("sentiment");

    assertThat(resets(scope)).containsExactly("sentiment");
    assertThat(follows(scope)).containsExactly("join");
    assertThat(ReplayScope.names(scope.untouched()))
        .containsExactlyInAnyOrder(
            "pos", "embedding", "classification", "topics", "checklists", GATHER);
  }

  @Test
  void shouldLetTheJoinAloneWriteWhatItHolds() {
    Topics topics = new Topics(AnabranchConfig.from(Map.of()).topics());
    ReplayScope scope = ReplayScope.ofRepublication(TestStages.pipeline(), topics);

    assertThat(scope.isRepublication()).isTrue();
    assertThat(scope.follows())
        .singleElement()
        .satisfies(join -> assertThat(join.inputs()).containsExactly("support.retry.join"));
    assertThat(ReplayScope.names(scope.untouched())).contains("pos", GATHER).doesNotContain("join");
  }

  @Test
  void shouldSetBackOnlyTheFurthestUpstream() {
    ReplayScope scope = scope("sentiment", "pos", "topics");

    assertThat(resets(scope)).containsExactly("pos");
    assertThat(follows(scope))
        .containsExactlyInAnyOrder(GATHER, "classification", "sentiment", "topics", "join");
    assertThat(ReplayScope.names(scope.untouched()))
        .containsExactlyInAnyOrder("embedding", "checklists");
  }

  @Test
  void shouldSetBackSeveralThatDoNotDependOnOneAnother() {
    ReplayScope scope = scope("sentiment", "topics");

    assertThat(resets(scope)).containsExactlyInAnyOrder("sentiment", "topics");
    assertThat(follows(scope)).containsExactly("join");
  }

  @Test
  void shouldSetBackTheStagesThatReadMessagesForAll() {
    ReplayScope scope = scope("all");

    assertThat(resets(scope)).containsExactlyInAnyOrder("pos", "embedding");
    assertThat(follows(scope))
        .containsExactlyInAnyOrder(
            GATHER, "classification", "sentiment", "topics", "checklists", "join");
    assertThat(scope.untouched()).isEmpty();
  }

  @Test
  void shouldPutEachAfterThoseThatItReadsFrom() {
    List<String> follows = follows(scope("all"));

    assertThat(follows).endsWith("join");
    assertThat(follows.indexOf(GATHER)).isLessThan(follows.indexOf("sentiment"));
    assertThat(follows.indexOf(GATHER)).isLessThan(follows.indexOf("classification"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"join", GATHER, "no-such-stage"})
  void shouldRefuseWhatIsNoStage(String name) {
    assertThatThrownBy(() -> scope("pos", name))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("stages")
        .hasMessageContaining(name)
        .hasMessageContaining("sentiment");
  }

  private static ReplayScope scope(String... stages) {
    Topics topics = new Topics(AnabranchConfig.from(Map.of()).topics());
    return ReplayScope.of(TestStages.pipeline(), topics, Set.of(stages));
  }

  private static List<String> resets(ReplayScope scope) {
    return ReplayScope.names(scope.resets());
  }

  private static List<String> follows(ReplayScope scope) {
    return ReplayScope.names(scope.follows());
  }
}
