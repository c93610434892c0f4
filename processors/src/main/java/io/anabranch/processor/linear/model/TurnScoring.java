package io.anabranch.processor.linear.model;

import io.anabranch.processor.Document;
import io.anabranch.schema.Content;
import io.anabranch.schema.SaidTurn;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scores the turns of conversations, each by its words alone: the embedding is of the whole text,
 * and one for each turn would cost as much as all stages together.
 *
 * @param models of the stage
 * @param limit most turns that are scored, the first ones
 */
public record TurnScoring(LanguageModels models, int limit) {

  /**
   * Scores the turns that the content of a document names.
   *
   * @param model that was chosen for the document
   * @param document that has what the model reads
   * @param whole scores of all of it, which are those of a turn that is all of it
   * @return none scored where the model does not know words alone and none lies beside it
   */
  public TurnScores of(LinearTextModel model, Document document, List<LabelScore> whole) {
    List<SaidTurn> turns = document.find(Content.class).map(Content::getTurns).orElse(List.of());
    Optional<LinearTextModel> words = models.forWords(model);
    if (limit == 0 || turns.isEmpty() || words.isEmpty()) {
      return new TurnScores(List.of(), turns.size());
    }
    TaggedText text = words.get().text(document);
    if (turns.size() == 1 && isAll(turns.get(0), text.getSentences())) {
      return new TurnScores(List.of(scored(turns.get(0), model, whole)), 0);
    }
    List<SaidTurn> first = turns.subList(0, Math.min(limit, turns.size()));
    List<TaggedText> texts = texts(first, text.getSentences());
    List<TurnScores.Turn> scored = new ArrayList<>(first.size());
    for (int i = 0; i < first.size(); i++) {
      scored.add(scored(first.get(i), words.get(), words.get().scoreWords(texts.get(i))));
    }
    return new TurnScores(scored, turns.size() - first.size());
  }

  private static TurnScores.Turn scored(
      SaidTurn turn, LinearTextModel model, List<LabelScore> scores) {
    return new TurnScores.Turn(turn.getBegin(), turn.getEnd(), scores, model.rejects(scores));
  }

  private static boolean isAll(SaidTurn turn, List<Sentence> sentences) {
    return sentences.stream()
        .flatMap(sentence -> sentence.getTokens().stream())
        .allMatch(token -> isIn(token, turn));
  }

  /** The words of each turn. A sentence may reach over several, where no full stop ends them. */
  private static List<TaggedText> texts(List<SaidTurn> turns, List<Sentence> sentences) {
    List<TaggedText> texts = new ArrayList<>(turns.size());
    int next = 0;
    for (SaidTurn turn : turns) {
      List<Sentence> said = new ArrayList<>();
      while (next < sentences.size() && begin(sentences.get(next)) < turn.getEnd()) {
        List<Token> tokens = sentences.get(next).getTokens();
        List<Token> own = tokens.stream().filter(token -> isIn(token, turn)).toList();
        if (!own.isEmpty()) {
          said.add(new Sentence(own));
        }
        if (tokens.get(tokens.size() - 1).getEnd() > turn.getEnd()) {
          break;
        }
        next++;
      }
      TaggedText text = new TaggedText();
      text.setSentences(said);
      texts.add(text);
    }
    return texts;
  }

  private static int begin(Sentence sentence) {
    return sentence.getTokens().get(0).getBegin();
  }

  private static boolean isIn(Token token, SaidTurn turn) {
    return token.getBegin() >= turn.getBegin() && token.getEnd() <= turn.getEnd();
  }
}
