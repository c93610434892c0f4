package io.anabranch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {

  @Test
  void shouldFindTextsThatShareMostSequencesOfThreeWords() {
    List<String> texts =
        List.of(
            "my robot died after the last update",
            "something else that happened on Monday",
            "My robot died, after the last update!",
            "thanks",
            "Thanks!!",
            "my robot died after the last storm and never came back");

    assertThat(NearDuplicates.in(texts)).containsExactly("texts 1 and 3", "texts 4 and 5");
  }
}
