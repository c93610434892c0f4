package io.anabranch.promote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineDiffTest {

  @Test
  void shouldShowChangedAndNewLinesOnly() {
    assertThat(LineDiff.of("a\nb\nc\nd\n", "a\nB\nc\nnew\nd\n"))
        .containsExactly("- b", "+ B", "+ new");
  }

  @Test
  void shouldShowAllOfANewFile() {
    assertThat(LineDiff.of("", "a\nb\n")).containsExactly("+ a", "+ b");
  }

  @Test
  void shouldShowNothingOfEqualTexts() {
    assertThat(LineDiff.of("a\nb\n", "a\nb\n")).isEmpty();
    assertThat(LineDiff.of("a\nb\n", "b\n")).containsExactly("- a");
  }
}
