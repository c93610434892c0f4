package io.anabranch.processor.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to take long. Each takes less than a second of an idle machine. */
class HostileContentTest {

  static Stream<Named<String>> texts() {
    return Stream.of(
        repeated(">", 1_000_000),
        repeated("-", 1_000_000),
        repeated("> a\n", 500_000),
        repeated("--\n", 500_000),
        repeated("a\n", 1_000_000),
        repeated("a: b\n", 400_000),
        repeated("Kim: hello\nLee: yes\n", 80_000),
        repeated("On Monday 3 Feb 2025, at 10:12 somebody\n", 50_000),
        repeated("on 1 wrote ", 180_000),
        repeated("Best regards,\n", 100_000),
        repeated("From: a\nTo: b\nSubject: c\n\nx\n", 60_000),
        repeated("this message is confidential ", 70_000),
        repeated("<p>Hello &amp; you</p>", 100_000),
        repeated("<a ", 700_000),
        repeated("<", 2_000_000),
        repeated("<div>", 20_000),
        repeated("<blockquote>", 20_000),
        repeated("<table><tr><td>", 10_000),
        repeated("<td>x</td>", 100_000),
        repeated("<div style='border-top:solid #E1E1E1'>", 20_000),
        repeated("<b><i><u>", 100_000),
        repeated("&", 2_000_000),
        repeated("&amp;amp;amp;lt;", 100_000),
        repeated("&lt;br&gt;", 200_000),
        repeated("aжあ字ع", 300_000),
        repeated(" ", 2_000_000),
        repeated("\u200D", 1_000_000),
        repeated("\uD83D", 500_000),
        Named.of(
            "quotations 500 deep",
            "a\n"
                + String.join(
                    "\n", IntStream.range(0, 500).mapToObj(i -> ">".repeat(i) + " a").toList())));
  }

  private static Named<String> repeated(String unit, int times) {
    return Named.of(times + " times '" + unit.strip() + "'", unit.repeat(times));
  }

  @ParameterizedTest
  @MethodSource("texts")
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  void shouldNotTakeLong(String text) {
    assertThat(SegmentedTexts.content(text).getSegments()).isNotNull();
  }
}
