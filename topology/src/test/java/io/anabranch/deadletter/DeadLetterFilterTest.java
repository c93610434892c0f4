package io.anabranch.deadletter;

import static io.anabranch.deadletter.TestLetters.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.operation.InvalidRequestException;
import io.anabranch.schema.ErrorCause;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterFilterTest {

  private static final DeadLetterEntry ENTRY =
      TestLetters.entry(TestLetters.letter("pos", ErrorCause.TOO_LONG).build());

  @Test
  void shouldMeanEveryLetterIfEmpty() {
    DeadLetterFilter filter = filter(Set.of(), Set.of(), null, null);

    assertThat(filter.isEmpty()).isTrue();
    assertThat(filter.test(ENTRY)).isTrue();
  }

  @Test
  void shouldChooseByStageAndCauseTogether() {
    Set<String> pos = Set.of("pos", "join");
    Set<ErrorCause> tooLong = Set.of(ErrorCause.TOO_LONG);

    assertThat(filter(pos, tooLong, null, null).test(ENTRY)).isTrue();
    assertThat(filter(Set.of("embedding"), tooLong, null, null).test(ENTRY)).isFalse();
    assertThat(filter(pos, Set.of(ErrorCause.TIMEOUT), null, null).test(ENTRY)).isFalse();
  }

  @Test
  void shouldIncludeTheTimeSinceAndExcludeTheTimeUntil() {
    assertThat(filter(Set.of(), Set.of(), TIME, null).test(ENTRY)).isTrue();
    assertThat(filter(Set.of(), Set.of(), TIME.plusMillis(1), null).test(ENTRY)).isFalse();
    assertThat(filter(Set.of(), Set.of(), null, TIME.plusMillis(1)).test(ENTRY)).isTrue();
    assertThat(filter(Set.of(), Set.of(), null, TIME).test(ENTRY)).isFalse();
  }

  @Test
  void shouldRefuseTimesBetweenWhichNothingLies() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> filter(Set.of(), Set.of(), TIME, TIME))
        .withMessageContaining("until")
        .withMessageContaining("after since");
  }

  private static DeadLetterFilter filter(
      Set<String> stages,
      Set<ErrorCause> causes,
      @Nullable Instant since,
      @Nullable Instant until) {
    return new DeadLetterFilter(
        stages, causes, Optional.ofNullable(since), Optional.ofNullable(until));
  }
}
