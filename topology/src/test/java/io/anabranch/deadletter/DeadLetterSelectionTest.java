package io.anabranch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.operation.InvalidRequestException;
import io.anabranch.schema.ErrorCause;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeadLetterSelectionTest {

  private static final DeadLetterEntry POS =
      TestLetters.entry(TestLetters.letter("pos", ErrorCause.TIMEOUT).build());
  private static final DeadLetterEntry SENTIMENT =
      TestLetters.entry(TestLetters.letter("sentiment", ErrorCause.TOO_LONG).build());
  private static final List<DeadLetterEntry> ENTRIES = List.of(SENTIMENT, POS);

  @Test
  void shouldSelectAllInTheirOrder() {
    DeadLetterSelection all = new DeadLetterSelection.All();

    assertThat(all.of(ENTRIES)).containsExactly(SENTIMENT, POS);
    assertThat(all.absent(ENTRIES)).isEmpty();
  }

  @Test
  void shouldSelectByIdAndTellWhichAreAbsent() {
    DeadLetterSelection ids =
        new DeadLetterSelection.ByIds(
            new LinkedHashSet<>(List.of("z-none", POS.id(), "another-none")));

    assertThat(ids.of(ENTRIES)).containsExactly(POS);
    assertThat(ids.absent(ENTRIES)).containsExactly("z-none", "another-none");
  }

  @Test
  void shouldSelectByWhatLettersSay() {
    DeadLetterSelection timeouts =
        new DeadLetterSelection.Matching(
            new DeadLetterFilter(
                Set.of(), Set.of(ErrorCause.TIMEOUT), Optional.empty(), Optional.empty()));

    assertThat(timeouts.of(ENTRIES)).containsExactly(POS);
  }

  @Test
  void shouldNotTakeAllByAccident() {
    DeadLetterFilter everything =
        new DeadLetterFilter(Set.of(), Set.of(), Optional.empty(), Optional.empty());

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new DeadLetterSelection.Matching(everything));
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new DeadLetterSelection.ByIds(Set.of()));
  }
}
