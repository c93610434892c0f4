package io.anabranch.processor.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.SegmentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleHtmlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>Hello,</p><p>it is broken.</p>|Hello,~~it is broken.",
        "<div>one</div><div>two</div>|one~two",
        "one<br>two<br/><br/>three|one~two~~three",
        "<p>The <b>blue</b>  one</p>|The blue one",
        "<p>S &amp; M, 5&nbsp;&euro;, it&#39;s &lt;b&gt;</p>|S & M, 5 €, it's <b>",
        "<p>&copy 2025 AT&T</p>|© 2025 AT&T",
        "<ul><li>one</li><li>two</li></ul>|one~two",
        "<table><tr><td>I want a cable</td><td>2</td></tr><tr><td>and we need a plug.</td></tr></table>|I want a cable\t2~and we need a plug.",
        "<p>a<span style='display: none'>x</span>b</p>|ab",
        "<div style=\"max-height:0\">preview</div><p>text</p>|text",
        "<span style='font-size:0px'>x<b style='font-size:12px'>y</b></span><p>z</p>|y~~z",
        "<div hidden>x</div><p>text</p>|text",
        "<html><head><title>t</title><style>p{}</style></head><body>text</body></html>|text",
        "<p>a<!-- no -->b<script>no</script></p>|ab",
        "<!--[if mso]><p>no</p><![endif]--><p>text</p>|text",
        "<p>unclosed <b>bold<p>so it goes on|unclosed bold~~so it goes on",
        "S &amp; M&amp;nbsp;are mixed&lt;br&gt;up &amp;#39;x&amp;#39;|S & M are mixed~up 'x'",
      })
  void shouldSeeText(String html, String visible) {
    assertThat(SegmentedTexts.said(html)).isEqualTo(visible.replace('~', '\n'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class=\"gmail_quote\"><div class=\"gmail_attr\">On x wrote:</div>"
            + "<blockquote class=\"gmail_quote\">old</blockquote></div>",
        "<blockquote type=\"cite\">old</blockquote>",
        "<div class=\"moz-cite-prefix\">Kim, x:</div><blockquote>old</blockquote>",
        "<div id=\"divRplyFwdMsg\"><b>X:</b> s</div><div>old</div>",
        "<div style=\"border:none;border-top:solid #E1E1E1 1.0pt\"><p><b>X:</b> a<br><b>Y:</b> b<br>"
            + "<b>Z:</b> c</p></div><p>old</p>",
        "<div class=\"yahoo_quoted\">old</div>",
        "<div class=\"protonmail_quote\">old</div>"
      })
  void shouldCutQuotedElements(String quoted) {
    String text = "<div>It is broken.</div>" + quoted;

    assertThat(SegmentedTexts.said(text)).isEqualTo("It is broken.");
    assertThat(SegmentedTexts.segments(text, SegmentKind.QUOTED)).containsExactly("old");
  }

  @Test
  void shouldKeepAnswersInGmailsQuotation() {
    assertThat(
            SegmentedTexts.said(
                "<div class=\"gmail_quote\"><div class=\"gmail_attr\">On x wrote:</div>"
                    + "<blockquote>Which?</blockquote><div>Blue.</div>"
                    + "<blockquote>Sure?</blockquote><div>Yes.</div></div>"))
        .isEqualTo("Blue.\nYes.");
  }

  @Test
  void shouldKeepTextInThunderbirdsAttributionWithoutQuotation() {
    assertThat(
            SegmentedTexts.said(
                "<div class=\"moz-cite-prefix\"><p>It is broken.</p><a href=\"x\">View</a></div>"))
        .isEqualTo("It is broken.");
  }

  @Test
  void shouldCutSignatureElement() {
    String text = "<p>It is broken.</p><div class=\"gmail_signature\">Kim, CEO</div>";

    assertThat(SegmentedTexts.said(text)).isEqualTo("It is broken.");
    assertThat(SegmentedTexts.segments(text, SegmentKind.SIGNATURE)).containsExactly("Kim, CEO");
  }

  @Test
  void shouldCutFormInTable() {
    assertThat(
            SegmentedTexts.said(
                "<table><tr><th>Name</th><td>Kim</td></tr><tr><th>E-mail</th><td>k@example.test</td>"
                    + "</tr><tr><th>Message</th><td>It is broken.</td></tr></table>"))
        .isEqualTo("It is broken.");
  }
}
