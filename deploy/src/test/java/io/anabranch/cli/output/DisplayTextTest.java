package io.anabranch.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayTextTest {

  @Test
  void shouldBringTextIntoOneLine() {
    assertThat(DisplayText.clean("  a\r\n\tb \n c ")).isEqualTo("a b c");
  }

  @Test
  void shouldDropWhatCouldControlTheTerminal() {
    assertThat(DisplayText.clean("a\u001B[2Jb\u202Ec\u0007d\u009B1me")).isEqualTo("a[2Jbcd1me");
  }

  @Test
  void shouldCutWithEllipsisWithinColumns() {
    assertThat(DisplayText.truncate("12345", 5)).isEqualTo("12345");
    assertThat(DisplayText.truncate("123456", 5)).isEqualTo("1234…");
  }

  @Test
  void shouldCountWideAndCombiningCharacters() {
    assertThat(DisplayText.columns("日本")).isEqualTo(4);
    assertThat(DisplayText.columns("😀")).isEqualTo(2);
    assertThat(DisplayText.columns("e\u0301")).isEqualTo(1);
  }

  @Test
  void shouldNotCutThroughCharacters() {
    assertThat(DisplayText.truncate("😀😀😀", 4)).isEqualTo("😀…");
  }

  @Test
  void shouldPadToColumns() {
    assertThat(DisplayText.pad("日本", 6)).isEqualTo("日本  ");
    assertThat(DisplayText.pad("longer", 3)).isEqualTo("longer");
  }
}
