package io.anabranch.processor.linear.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NGramsTest {

  private final List<String> found = new ArrayList<>();

  @Test
  void shouldJoinNeighboursAndEndsOfSentence() {
    NGrams.ofItems(List.of("my", "order"), 2, found::add);

    assertThat(found).containsExactlyInAnyOrder("my", "order", "<s> my", "my order", "order </s>");
  }

  @Test
  void shouldFindTrigramsOfItems() {
    NGrams.ofItems(List.of("NN"), 3, found::add);

    assertThat(found).containsExactlyInAnyOrder("NN", "<s> NN", "NN </s>", "<s> NN </s>");
  }

  @Test
  void shouldMarkEndsOfWord() {
    NGrams.ofCharacters("fee", 3, 5, found::add);

    assertThat(found).containsExactlyInAnyOrder("<fe", "fee", "ee>", "<fee", "fee>", "<fee>");
  }

  @Test
  void shouldNotSplitSurrogatePairs() {
    NGrams.ofCharacters("😀", 3, 5, found::add);

    assertThat(found).containsExactly("<😀>");
  }
}
