package io.anabranch.processor.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceCaseTest {

  @ParameterizedTest
  @CsvSource({
    "my hub died, true",
    "MY HUB DIED, true",
    "14 OK, true",
    "My hub died, false",
    "my HUB died, false",
    "I, false",
    "14 :-), false",
    "größe ist egal, true"
  })
  void shouldTellSentencesOfOneCase(String sentence, boolean one) {
    assertThat(SentenceCase.isOne(List.of(sentence.split(" ", -1)))).isEqualTo(one);
  }
}
