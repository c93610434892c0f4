package io.anabranch.processor.sentiment;

import io.anabranch.processor.Document;
import io.anabranch.processor.linear.model.LabelScore;
import io.anabranch.processor.linear.model.LinearTextModel;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.SentenceSentiment;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TaggedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Makes the annotation of a message and of its sentences. One of several sentences is scored by its
 * words alone: the embedding is of the whole message, and one for each sentence would double the
 * cost of the most expensive stage.
 */
final class LinearSentiment implements BiFunction<Document, List<LabelScore>, Sentiment> {

  private final LinearTextModel model;

  LinearSentiment(LinearTextModel model) {
    this.model = model;
  }

  @Override
  public Sentiment apply(Document document, List<LabelScore> scores) {
    Polarity whole = Polarity.of(scores);
    Sentiment sentiment = whole.sentiment();
    List<Sentence> sentences = document.get(PosStage.ANNOTATION).getSentences();
    List<SentenceSentiment> each = new ArrayList<>(sentences.size());
    for (Sentence sentence : sentences) {
      Polarity polarity = sentences.size() == 1 ? whole : polarity(sentence);
      each.add(polarity.sentence(sentence.getTokens()));
    }
    sentiment.setSentences(each);
    return sentiment;
  }

  private Polarity polarity(Sentence sentence) {
    TaggedText only = new TaggedText();
    only.setSentences(List.of(sentence));
    return Polarity.of(model.scoreWords(only));
  }
}
