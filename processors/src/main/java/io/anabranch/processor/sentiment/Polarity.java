package io.anabranch.processor.sentiment;

import io.anabranch.processor.linear.model.LabelScore;
import io.anabranch.schema.SentenceSentiment;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.Token;
import io.anabranch.schema.TurnSentiment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The probabilities of the three labels, which add up to 1. */
record Polarity(double negative, double neutral, double positive) {

  static final String NEGATIVE = "negative";
  static final String NEUTRAL = "neutral";
  static final String POSITIVE = "positive";

  static final Set<String> LABELS = Set.of(NEGATIVE, NEUTRAL, POSITIVE);

  /**
   * @param scores of exactly the three labels
   */
  static Polarity of(List<LabelScore> scores) {
    Map<String, Double> probabilities =
        scores.stream().collect(Collectors.toMap(LabelScore::label, LabelScore::probability));
    return new Polarity(
        probabilities.getOrDefault(NEGATIVE, 0.0),
        probabilities.getOrDefault(NEUTRAL, 0.0),
        probabilities.getOrDefault(POSITIVE, 0.0));
  }

  /**
   * Folds five classes to three.
   *
   * @param classes probabilities of very negative, negative, neutral, positive and very positive
   */
  static Polarity folded(double[] classes) {
    return new Polarity(classes[0] + classes[1], classes[2], classes[3] + classes[4]);
  }

  /** The annotation. Where labels are equally probable, neutral wins. */
  Sentiment sentiment() {
    Sentiment sentiment = new Sentiment();
    sentiment.setLabel(label());
    sentiment.setScore(score());
    sentiment.setProbabilities(probabilities());
    sentiment.setSentences(List.of());
    return sentiment;
  }

  /**
   * The annotation of a sentence, or of a piece of one.
   *
   * @param tokens at least one, in text order
   */
  SentenceSentiment sentence(List<Token> tokens) {
    return new SentenceSentiment(
        tokens.get(0).getBegin(),
        tokens.get(tokens.size() - 1).getEnd(),
        label(),
        score(),
        probabilities());
  }

  /** The annotation of a turn of a conversation. */
  TurnSentiment turn(int begin, int end) {
    return new TurnSentiment(begin, end, label(), score());
  }

  private double score() {
    return positive - negative;
  }

  private Map<String, Double> probabilities() {
    return Map.of(NEGATIVE, negative, NEUTRAL, neutral, POSITIVE, positive);
  }

  private String label() {
    if (neutral >= Math.max(negative, positive) || negative == positive) {
      return NEUTRAL;
    }
    return negative > positive ? NEGATIVE : POSITIVE;
  }
}
