package io.anabranch.processor.said;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.schema.Content;
import io.anabranch.schema.Message;
import io.anabranch.schema.TextPiece;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaidTextTest {

  /** Two runs of text with markup between, an entity, and a line break that was put in. */
  private static final String MESSAGE = "<p>fish &amp; chips</p><p>cold</p>";

  private static final SaidText SAID =
      said(
          "fish & chips\ncold",
          new TextPiece(3, 8, 5),
          new TextPiece(8, 13, 1),
          new TextPiece(13, 19, 6),
          new TextPiece(19, 19, 1),
          new TextPiece(26, 30, 4));

  @Test
  void shouldLeaveOffsetsOfTheWholeAlone() {
    SaidText whole = SaidText.whole("text");

    assertThat(whole.isWhole()).isTrue();
    assertThat(whole.beginInMessage(2)).isEqualTo(2);
    assertThat(whole.endInMessage(4)).isEqualTo(4);
    assertThat(whole.begin(1)).isEqualTo(1);
    assertThat(whole.end(3)).isEqualTo(3);
  }

  @Test
  void shouldFindWordsInTheMessage() {
    assertThat(inMessage("fish")).isEqualTo("fish");
    assertThat(inMessage("&")).isEqualTo("&amp;");
    assertThat(inMessage("chips")).isEqualTo("chips");
    assertThat(inMessage("cold")).isEqualTo("cold");
    assertThat(inMessage("& chips")).isEqualTo("&amp; chips");
    assertThat(inMessage("chips\ncold")).isEqualTo("chips</p><p>cold");
  }

  @Test
  void shouldFindWordsOfTheMessage() {
    for (String word : List.of("fish", "chips", "cold")) {
      int begin = MESSAGE.indexOf(word);
      assertThat(here(begin, begin + word.length())).isEqualTo(word);
    }
    assertThat(here(8, 13)).isEqualTo("&");
    assertThat(here(0, MESSAGE.length())).isEqualTo("fish & chips\ncold");
    assertThat(here(0, 3)).as("markup").isEmpty();
  }

  @Test
  void shouldGetOffsetsBackThatItHasGiven() {
    String text = SAID.text();
    for (int begin = 0; begin < text.length(); begin++) {
      for (int end = begin + 1; end <= text.length(); end++) {
        if (text.charAt(begin) != '\n' && text.charAt(end - 1) != '\n') {
          assertThat(SAID.begin(SAID.beginInMessage(begin))).isEqualTo(begin);
          assertThat(SAID.end(SAID.endInMessage(end))).isEqualTo(end);
        }
      }
    }
  }

  @Test
  void shouldRefusePiecesOfAnotherText() {
    assertThatThrownBy(() -> said("longer", new TextPiece(0, 2, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pieces of 2 UTF-16 code units; the text has 6");
  }

  private static String inMessage(String part) {
    int begin = SAID.text().indexOf(part);
    return MESSAGE.substring(SAID.beginInMessage(begin), SAID.endInMessage(begin + part.length()));
  }

  private static String here(int begin, int end) {
    int from = SAID.begin(begin);
    return SAID.text().substring(from, Math.max(from, SAID.end(end)));
  }

  private static SaidText said(String said, TextPiece... pieces) {
    Content content = new Content();
    content.setMessage(Message.newBuilder().setText(MESSAGE).build());
    content.setSaid(said);
    content.setPieces(List.of(pieces));
    return SaidText.of(content);
  }
}
