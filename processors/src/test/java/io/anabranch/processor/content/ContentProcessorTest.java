package io.anabranch.processor.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.anabranch.processor.Models;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessorContractTest;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Content;
import io.anabranch.schema.Segment;
import io.anabranch.schema.SegmentKind;
import io.anabranch.schema.TextPiece;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentProcessorTest extends TextProcessorContractTest<Content> {

  private static final String CALL = "AGENT: How can I help?\nCUSTOMER: My line is dead.\nBOT: Bye";

  @Override
  protected ProcessorFactory<Content> factory() {
    return new RuleContentFactory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "My lamp is broken.", "hi\n", "x < y && z > 0", "😡"})
  void shouldPassPlainTextUntouched(String text) {
    Content content = SegmentedTexts.content(text);

    assertThat(content.getSaid()).isNull();
    assertThat(content.getPieces()).isEmpty();
  }

  @Test
  void shouldSayWhereEachPieceStands() {
    String text = "Ticket #4711\nChannel: email\n---\nS &amp; M are mixed up.\n\nKind regards\nKim";

    Content content = SegmentedTexts.content(text);

    assertThat(content.getSaid()).isEqualTo("S & M are mixed up.");
    int begin = text.indexOf("S &");
    assertThat(content.getPieces())
        .containsExactly(
            new TextPiece(begin, begin + 2, 2),
            new TextPiece(begin + 2, begin + 7, 1),
            new TextPiece(begin + 7, begin + 23, 16));
    assertThat(content.getSegments())
        .extracting(Segment::getKind)
        .containsExactly(SegmentKind.FORM_LABEL, SegmentKind.SAID, SegmentKind.SIGNATURE);
  }

  @Test
  void shouldSayNothingWhereNothingIsSaid() {
    Content content =
        SegmentedTexts.content(
            "---------- Forwarded message ---------\nFrom: Shop <s@shop.test>\nYour receipt");

    assertThat(content.getSaid()).isEmpty();
    assertThat(content.getPieces()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'customer,unknown', My line is dead.",
    "agent, How can I help?",
    "' Bot ', Bye",
    "system, ''"
  })
  void shouldTakeTurnsOfConfiguredRoles(String roles, String said) {
    Content content = SegmentedTexts.content(CALL, AuthorRole.AGENT, roles, "customer");

    assertThat(content.getSaid()).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"CUSTOMER, true", "AGENT, false", ", true"})
  void shouldTakeMessagesOfConfiguredAuthors(AuthorRole author, boolean counts) {
    Content content = SegmentedTexts.content("hello", author, "customer", "customer,unknown");

    assertThat(content.getSaid()).isEqualTo(counts ? null : "");
    assertThat(content.getSegments()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"roles, 'customer,cat', cat", "authors, dog, dog", "roles, 'agent,', ''"})
  void shouldNameRoleThatDoesNotExist(String key, String value, String bad) {
    Models models =
        new Models(
            Path.of("no-models"),
            () -> {
              throw new IllegalStateException();
            });

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RuleContentFactory().create(Map.of(key, value), models).close())
        .withMessageContaining("'" + key + "' is '" + bad + "'")
        .withMessageContaining("customer, agent, bot, system, unknown");
  }

  @Test
  void shouldTakeTheDefaultLanguageWhereTooLittleIsSaid() {
    assertThat(SegmentedTexts.content("hello"))
        .returns("en", Content::getLanguage)
        .returns(0.0, Content::getLanguageConfidence);
  }

  @Test
  void shouldDetectTheLanguageOfWhatIsSaid() {
    String quoted = "\n\n> Thank you for your patience, we are happy to help you with this matter.";

    assertThat(
            SegmentedTexts.content("Meine Waschmaschine ist kaputt, bitte helfen Sie mir!" + quoted)
                .getLanguage())
        .isEqualTo("de");
  }

  @Test
  void shouldMarkSegmentsInAnotherLanguage() {
    String english =
        "Please find below what my mother has written about her broken washing machine.";
    String german =
        "Die Maschine pumpt das Wasser nicht mehr ab und der Boden ist ganz nass geworden.";

    Content content =
        SegmentedTexts.content(english + " I hope that you can help us soon.\n\n" + german);

    assertThat(content.getLanguage()).isEqualTo("en");
    assertThat(content.getSegments()).extracting(Segment::getLanguage).containsExactly(null, "de");
  }
}
