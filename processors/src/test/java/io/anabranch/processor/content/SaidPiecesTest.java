package io.anabranch.processor.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.said.SaidText;
import io.anabranch.schema.Content;
import io.anabranch.schema.Segment;
import io.anabranch.schema.TextPiece;
import java.util.List;
import java.util.Random;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Holds for every text: pieces, offsets and segments agree with the message. */
class SaidPiecesTest {

  private static final List<String> PARTS =
      List.of(
          "My lamp is broken.",
          "\n",
          "\n\n",
          "\r\n",
          "😡 ",
          "> quoted\n",
          "-- \nKim\n",
          "On Mon, 3 Feb 2025 at 10:12, S <s@shop.test> wrote:\n",
          "AGENT: hello\n",
          "CUSTOMER: my line\n",
          "Name: Kim\n",
          "Message: x\n",
          "&amp;",
          "&amp;nbsp;",
          "&nbsp;",
          "&#128512;",
          "&copy 2025",
          "&lt;br&gt;",
          "<p>",
          "</p>",
          "<br>",
          "<b>",
          "</b>",
          "<div style=\"display:none\">",
          "</div>",
          "<blockquote type=\"cite\">",
          "</blockquote>",
          "<table><tr><td>",
          "</td><td>",
          "</td></tr></table>",
          "<!-- x -->",
          "&",
          "<",
          "\u0000",
          "\u200B",
          "\u00A0",
          "é\u0301",
          "Best regards,\nKim\n",
          "<script>x</script>",
          "  ",
          "\t",
          "[10:12] Kim: hi\n",
          "[10:13] Lee: how can I help?\n",
          "<pre> a\n b</pre>",
          "*From:* x\n");

  @RepeatedTest(400)
  void shouldAgreeWithMessage(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    int parts = 1 + random.nextInt(30);
    for (int i = 0; i < parts; i++) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    String message = text.toString();

    Content content = SegmentedTexts.content(message);

    assertPieces(message, content);
    assertRoundTrip(content);
    assertSegments(message, content.getSegments());
  }

  private static void assertPieces(String message, Content content) {
    if (content.getSaid() == null) {
      assertThat(content.getPieces()).isEmpty();
      return;
    }
    String said = content.getSaid();
    assertThat(said).isEqualTo(said.strip());
    int at = 0;
    int last = 0;
    for (TextPiece piece : content.getPieces()) {
      assertThat(piece.getBegin()).isGreaterThanOrEqualTo(last);
      assertThat(piece.getEnd()).isBetween(piece.getBegin(), message.length());
      assertThat(piece.getLength()).isPositive();
      String source = message.substring(piece.getBegin(), piece.getEnd());
      String part = said.substring(at, at + piece.getLength());
      if (source.isEmpty()) {
        assertThat(part).isBlank();
      } else if (source.length() == part.length()) {
        assertThat(part.replaceAll("\\s", " ")).isEqualTo(source.replaceAll("\\s", " "));
      } else {
        assertThat(part).isEqualTo(decoded(source));
      }
      at += piece.getLength();
      last = piece.getEnd();
    }
    assertThat(at).isEqualTo(said.length());
  }

  private static String decoded(String reference) {
    String once = Parser.unescapeEntities(reference, false);
    String decoded = once.equals(reference) ? once : Parser.unescapeEntities(once, false);
    return decoded.replace('\u00A0', ' ');
  }

  private static void assertRoundTrip(Content content) {
    SaidText said = SaidText.of(content);
    for (int i = 0; i < said.text().length(); i++) {
      int begin = said.beginInMessage(i);
      int end = said.endInMessage(i + 1);
      assertThat(begin).isLessThanOrEqualTo(end);
      if (begin < end) {
        assertThat(said.begin(begin)).isLessThanOrEqualTo(i);
        assertThat(said.end(end)).isGreaterThan(i);
      }
    }
  }

  private static void assertSegments(String message, List<Segment> segments) {
    int last = 0;
    for (Segment segment : segments) {
      assertThat(segment.getBegin()).isGreaterThanOrEqualTo(last);
      assertThat(segment.getEnd()).isBetween(segment.getBegin(), message.length());
      last = segment.getEnd();
    }
  }
}
