package io.anabranch.processor.pos;

import static io.anabranch.processor.pos.TextPieces.LONGEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextPiecesTest {

  @Test
  void shouldLeaveOrdinaryTextWhole() {
    String text = "my order is late ".repeat(200).substring(0, LONGEST);

    assertThat(pieces(text)).containsExactly(text);
  }

  @Test
  void shouldCutAfterTheLastLine() {
    String text = "Hello Mr. Smith\nlate again ".repeat(200);

    assertThat(pieces(text).get(0)).endsWith("Smith\n").hasSizeBetween(LONGEST / 2, LONGEST);
  }

  @Test
  void shouldCutAfterAWordButNoAbbreviation() {
    String text = "Hello Mr. Smith of 12 U.S. ".repeat(200);

    List<String> pieces = pieces(text);
    assertThat(pieces.subList(0, pieces.size() - 1))
        .isNotEmpty()
        .allMatch(
            piece -> piece.endsWith("Hello ") || piece.endsWith("Smith ") || piece.endsWith("of "));
  }

  @Test
  void shouldCutWhatHasNoSpaceButNoSurrogatePair() {
    List<String> pieces = pieces("x" + "\ud83d\ude00".repeat(LONGEST));

    assertThat(pieces.get(0)).hasSize(LONGEST - 1);
    assertThat(pieces)
        .hasSize(3)
        .noneMatch(piece -> Character.isLowSurrogate(piece.charAt(0)))
        .noneMatch(piece -> Character.isHighSurrogate(piece.charAt(piece.length() - 1)));
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    for (int begin = 0; begin < text.length(); ) {
      int end = TextPieces.end(text, begin);
      pieces.add(text.substring(begin, end));
      begin = end;
    }
    assertThat(String.join("", pieces)).isEqualTo(text);
    return pieces;
  }
}
