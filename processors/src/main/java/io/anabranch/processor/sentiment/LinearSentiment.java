package io.anabranch.processor.sentiment;

import io.anabranch.processor.Document;
import io.anabranch.processor.linear.model.LabelScore;
import io.anabranch.processor.linear.model.LinearAnnotation;
import io.anabranch.processor.linear.model.LinearTextModel;
import io.anabranch.processor.linear.model.TurnScores;
import io.anabranch.processor.linear.model.TurnScoring;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.SentenceSentiment;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TaggedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the annotation of a message, of its sentences and of its turns. One of several sentences is
 * scored by its words alone: the embedding is of the whole message, and one for each sentence would
 * double the cost of the most expensive stage.
 */
record LinearSentiment(TurnScoring turns) implements LinearAnnotation<Sentiment> {

  @Override
  public Sentiment of(LinearTextModel model, Document document, List<LabelScore> scores) {
    Polarity whole = Polarity.of(scores);
    Sentiment sentiment = whole.sentiment();
    List<Sentence> sentences = model.text(document).getSentences();
    List<SentenceSentiment> each = new ArrayList<>(sentences.size());
    for (Sentence sentence : sentences) {
      Polarity polarity = sentences.size() == 1 ? whole : polarity(model, sentence);
      each.add(polarity.sentence(sentence.getTokens()));
    }
    sentiment.setSentences(each);
    TurnScores byTurn = turns.of(model, document, scores);
    sentiment.setTurns(
        byTurn.turns().stream()
            .map(turn -> Polarity.of(turn.scores()).turn(turn.begin(), turn.end()))
            .toList());
    sentiment.setTurnsLeftOut(byTurn.leftOut());
    return sentiment;
  }

  private static Polarity polarity(LinearTextModel model, Sentence sentence) {
    TaggedText only = new TaggedText();
    only.setSentences(List.of(sentence));
    return Polarity.of(model.scoreWords(only));
  }
}
