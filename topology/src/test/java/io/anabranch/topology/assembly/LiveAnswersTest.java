package io.anabranch.topology.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.topology.identity.Incarnation;
import io.anabranch.topology.identity.Place;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiveAnswersTest {

  private static final long BEGIN = 1_000;
  private static final String STAGE = "sentiment";

  private final LiveAnswers answers = new LiveAnswers(new Incarnation("first", false), BEGIN);

  @Test
  void shouldWaitSinceTheLastAnswerToAnEarlierMessage() {
    answers.add(STAGE, message(0, 4), 5_000);

    assertThat(answers.waitingSince(STAGE, message(0, 5), 2_000)).isEqualTo(5_000);
  }

  @Test
  void shouldWaitSinceTheArrivalOfAMessageThatCameLater() {
    answers.add(STAGE, message(0, 4), 5_000);

    assertThat(answers.waitingSince(STAGE, message(0, 9), 6_000)).isEqualTo(6_000);
  }

  @Test
  void shouldWaitNoLongerForAStageThatHasPassedTheMessageBy() {
    answers.add(STAGE, message(0, 4), 3_000);
    answers.add(STAGE, message(0, 6), 5_000);

    assertThat(answers.waitingSince(STAGE, message(0, 5), 2_000)).isEqualTo(2_000);
  }

  @Test
  void shouldNotCountAnswersThatComeAfterLaterOnes() {
    answers.add(STAGE, message(0, 6), 3_000);
    answers.add(STAGE, message(0, 2), 9_000);

    assertThat(answers.waitingSince(STAGE, message(0, 7), 2_000)).isEqualTo(3_000);
  }

  @Test
  void shouldTellStagesAndPartitionsApart() {
    answers.add(STAGE, message(0, 4), 5_000);
    answers.add("pos", message(1, 4), 8_000);

    assertThat(answers.waitingSince(STAGE, message(1, 5), 2_000)).isEqualTo(2_000);
    assertThat(answers.waitingSince("pos", message(0, 5), 2_000)).isEqualTo(2_000);
  }

  @Test
  void shouldTakeNoMessageForOlderThanItself() {
    assertThat(answers.waitingSince(STAGE, message(0, 5), 10)).isEqualTo(BEGIN);
  }

  private static Place message(int partition, long offset) {
    return new Place(partition, offset, Instant.EPOCH);
  }
}
