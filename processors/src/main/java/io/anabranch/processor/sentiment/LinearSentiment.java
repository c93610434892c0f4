package io.anabranch.processor.sentiment;

import io.anabranch.processor.Document;
import io.anabranch.processor.linear.model.LabelScore;
import io.anabranch.processor.linear.model.LinearAnnotation;
import io.anabranch.processor.linear.model.LinearTextModel;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.SentenceSentiment;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TaggedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the annotation of a message and of its sentences. One of several sentences is scored by its
 * words alone: the embedding is of the whole message, and one for each sentence would double the
 * cost of the most expensive stage.
 */
final class LinearSentiment implements LinearAnnotation<Sentiment> {

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
    return sentiment;
  }

  private static Polarity polarity(LinearTextModel model, Sentence sentence) {
    TaggedText only = new TaggedText();
    only.setSentences(List.of(sentence));
    return Polarity.of(model.scoreWords(only));
  }
}
