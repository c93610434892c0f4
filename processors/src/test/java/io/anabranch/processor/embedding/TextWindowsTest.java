package io.anabranch.processor.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.djl.TokenEstimate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextWindowsTest {

  private static final TextWindows WINDOWS = new TextWindows(100, 10);

  @Test
  void shouldReadWhatFitsAtOnce() {
    String text = "word ".repeat(98);

    assertThat(WINDOWS.of(text)).containsExactly(text);
    assertThat(WINDOWS.of("")).containsExactly("");
  }

  @Test
  void shouldCutLongerTextAtWhiteSpaceIntoWindowsOfLikeLength() {
    String text = "word ".repeat(300);

    List<String> windows = WINDOWS.of(text);

    assertThat(windows).hasSize(4);
    assertThat(String.join("", windows)).isEqualTo(text);
    assertThat(windows)
        .allSatisfy(window -> assertThat(TokenEstimate.of(window)).isBetween(60, 100))
        .allSatisfy(window -> assertThat(window.strip()).startsWith("word").endsWith("word"));
  }

  @Test
  void shouldNotCutACharacterInTwo() {
    String text = "😡".repeat(300);

    List<String> windows = WINDOWS.of(text);

    assertThat(String.join("", windows)).isEqualTo(text);
    assertThat(windows)
        .allSatisfy(
            window ->
                assertThat(window.codePointCount(0, window.length()) * 2)
                    .isEqualTo(window.length()));
  }

  @Test
  void shouldSpreadAsManyAsAreReadOverTheText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4_000; i++) {
      text.append('w').append(i).append(' ');
    }

    List<String> windows = WINDOWS.of(text.toString());

    assertThat(windows).hasSize(10).doesNotHaveDuplicates();
    assertThat(windows.get(0)).startsWith("w0 ");
    assertThat(text.indexOf(windows.get(9).strip())).isGreaterThan(text.length() * 8 / 10);
  }
}
