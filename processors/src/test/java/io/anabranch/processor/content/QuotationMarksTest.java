package io.anabranch.processor.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quotation marks around what somebody said, and those that somebody wrote. */
class QuotationMarksTest {

  private static final String SAID =
      "The cashier was lovely, but I queued for an hour. Please open a second till!";

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "“%s”", "„%s“", "«%s»"})
  void shouldLeaveOutThoseAroundAllThatIsSaid(String quotation) {
    String text =
        """
        New survey response

        Branch: Harbour Street
        Score: 4
        Comment: %s
        """
            .formatted(quotation.formatted(SAID));

    assertThat(SegmentedTexts.said(text)).isEqualTo(SAID);
  }

  @Test
  void shouldKeepThoseWithinASentence() {
    String text =
        """
        New survey response

        Branch: Harbour Street
        Score: 4
        Comment: "Open till nine" says your door, and at eight it was "closed"
        """;

    assertThat(SegmentedTexts.said(text))
        .isEqualTo("\"Open till nine\" says your door, and at eight it was \"closed\"");
  }

  @Test
  void shouldKeepThoseOfAMessageWithNothingElse() {
    assertThat(SegmentedTexts.said("\"" + SAID + "\"")).isEqualTo("\"" + SAID + "\"");
  }
}
