package io.anabranch.processor.said;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.SkipCause;
import io.anabranch.schema.Content;
import io.anabranch.schema.Message;
import io.anabranch.schema.SaidTurn;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.TextPiece;
import io.anabranch.schema.Token;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SaidViewTest {

  private static final Annotation<TaggedText> POS = new Annotation<>("pos", TaggedText.class);
  private static final String TEXT = "> quoted\nMy answer";
  private static final List<TextPiece> ANSWER = List.of(new TextPiece(9, 18, 9));

  @Test
  void shouldShowWhatWasSaidInItsLanguage() {
    SaidView view = SaidView.of(document(content("My answer", ANSWER, "en")));

    assertThat(view.document().get(Annotation.MESSAGE))
        .returns("My answer", Message::getText)
        .returns("en", Message::getLanguage)
        .returns("c-1", Message::getAuthor);
    assertThat(view.messageLength()).isEqualTo(9);
  }

  @Test
  void shouldShowAPlainMessageAsItIs() {
    Content content = content(null, List.of(), null);

    SaidView view = SaidView.of(document(content));

    assertThat(view.document().get(Annotation.MESSAGE)).isSameAs(content.getMessage());
  }

  @Test
  void shouldMapResultsToTheMessage() {
    SaidView view = SaidView.of(document(content("My answer", ANSWER, "en")));

    TaggedText tagged = view.toMessage(tagged(3, 9));

    assertThat(token(tagged)).returns(12, Token::getBegin).returns(18, Token::getEnd);
    assertThat(tagged.getPieces()).isEqualTo(ANSWER);
    assertThat(tagged.getLanguage()).isEqualTo("en");
  }

  @Test
  void shouldShowAnnotationsAsOfWhatWasSaid() {
    TaggedText tagged = tagged(12, 18);
    Document document = document(content("My answer", ANSWER, "en")).with(POS, tagged);

    SaidView view = SaidView.of(document);

    assertThat(token(view.document().get(POS))).returns(3, Token::getBegin);
    assertThat(token(tagged)).as("the document's own").returns(12, Token::getBegin);
  }

  @Test
  void shouldShowTurnsAsOfWhatWasSaid() {
    Content content = content("My answer", ANSWER, "en");
    content.setTurns(List.of(new SaidTurn(12, 18)));

    SaidView view = SaidView.of(document(content));

    assertThat(view.document().get(Annotation.CONTENT).getTurns())
        .containsExactly(new SaidTurn(3, 9));
    assertThat(content.getTurns()).as("the document's own").containsExactly(new SaidTurn(12, 18));
  }

  @Test
  void shouldReadATaggedTextWithoutItsContent() {
    TaggedText tagged = tagged(12, 18);
    tagged.setPieces(ANSWER);
    tagged.setLanguage("de");

    SaidView view = SaidView.of(Document.empty().with(POS, tagged));

    assertThat(token(view.document().get(POS))).returns(3, Token::getBegin);
    assertThat(view.skip(Set.of("en"))).isPresent();
    assertThat(token(view.toMessage(tagged(0, 2)))).returns(9, Token::getBegin);
  }

  @Test
  void shouldSkipWhereNothingIsSaid() {
    assertThat(SaidView.of(document(content("", List.of(), "en"))).skip(Set.of()))
        .get()
        .returns(SkipCause.NOTHING_SAID, Outcome.Skipped::cause);
    assertThat(SaidView.of(Document.of(message("\u200b \n"))).skip(Set.of())).isPresent();
  }

  @Test
  void shouldSkipLanguagesThatAreNotKnown() {
    SaidView french = SaidView.of(document(content("Mon colis", ANSWER, "fr")));
    SaidView british = SaidView.of(document(content("My answer", ANSWER, "en-GB")));
    SaidView unknown = SaidView.of(document(content("My answer", ANSWER, null)));

    assertThat(french.skip(Set.of("en", "de")))
        .get()
        .returns(SkipCause.LANGUAGE, Outcome.Skipped::cause)
        .returns("it is in 'fr'; known are [de, en]", Outcome.Skipped::reason);
    assertThat(french.skip(Set.of())).as("languages do not matter").isEmpty();
    assertThat(british.skip(Set.of("en"))).isEmpty();
    assertThat(unknown.skip(Set.of("en"))).isEmpty();
  }

  private static Document document(Content content) {
    return Document.empty().with(Annotation.CONTENT, content);
  }

  private static Content content(
      @Nullable String said, List<TextPiece> pieces, @Nullable String language) {
    Content content = new Content();
    content.setMessage(message(TEXT));
    content.setSaid(said);
    content.setPieces(pieces);
    content.setLanguage(language);
    return content;
  }

  private static Message message(String text) {
    return Message.newBuilder().setText(text).setAuthor("c-1").build();
  }

  private static TaggedText tagged(int begin, int end) {
    TaggedText tagged = new TaggedText();
    tagged.setText("My answer");
    tagged.setPieces(List.of());
    tagged.setSentences(
        List.of(new Sentence(List.of(new Token("answer", "answer", "NN", begin, end)))));
    return tagged;
  }

  private static Token token(TaggedText tagged) {
    return tagged.getSentences().get(0).getTokens().get(0);
  }
}
