package io.anabranch.processor.linear.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.linear.training.ToyModel;
import io.anabranch.schema.Content;
import io.anabranch.schema.Message;
import io.anabranch.schema.SaidTurn;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnScoringTest {

  private static final String TEXT = "Geld bitte\nPasswort bitte\nGeld";
  private static final List<SaidTurn> TURNS =
      List.of(new SaidTurn(0, 10), new SaidTurn(11, 25), new SaidTurn(26, 30));
  private static final List<LabelScore> WHOLE = List.of(new LabelScore("whole", 1, true));

  private final LinearTextModel english = ToyModel.train(1);
  private final LinearTextModel german = ToyModel.ofWords("de");
  private final LanguageModels models = new LanguageModels(List.of(english, german));

  @Test
  void shouldScoreEachTurnByItsOwnWords() {
    TurnScores scores = score(german, 50, document(TEXT, TURNS));

    assertThat(scores.turns())
        .extracting(turn -> turn.best().label())
        .containsExactly("refund", "password", "refund");
    assertThat(scores.turns())
        .extracting(turn -> new SaidTurn(turn.begin(), turn.end()))
        .isEqualTo(TURNS);
    assertThat(scores.leftOut()).isZero();
  }

  @Test
  void shouldCutASentenceThatReachesOverTurns() {
    TurnScores scores =
        score(
            german,
            50,
            document("Geld bitte Passwort", List.of(new SaidTurn(0, 10), new SaidTurn(11, 19))));

    assertThat(scores.turns())
        .extracting(turn -> turn.best().label())
        .containsExactly("refund", "password");
  }

  @Test
  void shouldScoreTheFirstTurnsAndCountTheOthers() {
    Document document = document(TEXT, TURNS);

    assertThat(score(german, 1, document).turns()).hasSize(1);
    assertThat(score(german, 1, document).leftOut()).isEqualTo(2);
    assertThat(score(german, 0, document)).isEqualTo(new TurnScores(List.of(), 3));
  }

  @Test
  void shouldGiveATurnThatIsAllTheScoresOfTheWhole() {
    Document one = document("Geld bitte", List.of(new SaidTurn(0, 10)));
    Document withHead = document("Passwort bitte.\nGeld", List.of(new SaidTurn(16, 20)));

    assertThat(score(german, 50, one).turns().get(0).scores()).isEqualTo(WHOLE);
    assertThat(score(german, 50, withHead).turns().get(0).best().label()).isEqualTo("refund");
  }

  @Test
  void shouldScoreNoneWhereNobodyTakesTurns() {
    Document message = Document.of(Message.newBuilder().setText("Geld").build());

    assertThat(score(german, 50, message)).isEqualTo(new TurnScores(List.of(), 0));
    assertThat(score(german, 50, document("Geld", List.of())))
        .isEqualTo(new TurnScores(List.of(), 0));
  }

  @Test
  void shouldTakeTheModelOfWordsBesideOneThatNeedsAnEmbedding() {
    Document document = document(TEXT, TURNS);
    LinearTextModel words = ToyModel.ofWords("en");
    LanguageModels both = new LanguageModels(List.of(english, german), List.of(words));

    assertThat(score(english, 50, document)).isEqualTo(new TurnScores(List.of(), 3));
    assertThat(new TurnScoring(both, 50).of(english, document, WHOLE).turns())
        .extracting(turn -> turn.best().label())
        .containsExactly("refund", "password", "refund");
    assertThat(both.info(english).getVersion())
        .isEqualTo(english.info().getVersion() + "+words-" + words.info().getVersion());
    assertThat(both.info(german)).isEqualTo(german.info());
  }

  private TurnScores score(LinearTextModel model, int limit, Document document) {
    return new TurnScoring(models, limit).of(model, document, WHOLE);
  }

  private static Document document(String text, List<SaidTurn> turns) {
    Message message = Message.newBuilder().setText(text).build();
    Content content = new Content();
    content.setMessage(message);
    content.setTurns(turns);
    return Document.of(message).with(Annotation.CONTENT, content);
  }
}
