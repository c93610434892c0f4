package io.anabranch.processor.sentiment;

import io.anabranch.schema.Sentiment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Folds the labels of a sentiment model to negative, neutral and positive.
 *
 * @param polarities what each label of the model says, in the order of its outputs
 * @param neutralMargin for a model without a neutral label: how far apart, from 0 to 1, the two
 *     probabilities must be for the message not to be neutral; 0 for never
 */
record PolarityLabels(List<Polarity> polarities, double neutralMargin) {

  private enum Polarity {
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    /** The name in the annotation. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As models on public hubs call them, in lower case. */
  private static final Map<Polarity, Set<String>> NAMES =
      Map.of(
          Polarity.NEGATIVE,
          Set.of("negative", "neg", "very negative", "very_negative", "1 star", "2 stars"),
          Polarity.NEUTRAL,
          Set.of("neutral", "neu", "3 stars"),
          Polarity.POSITIVE,
          Set.of("positive", "pos", "very positive", "very_positive", "4 stars", "5 stars"));

  /**
   * Reads the names of labels.
   *
   * @throws IllegalArgumentException if a name says no polarity, or not both negative and positive
   *     are there
   */
  static PolarityLabels of(List<String> labels, double neutralMargin) {
    List<Optional<Polarity>> known = labels.stream().map(PolarityLabels::polarity).toList();
    if (known.contains(Optional.<Polarity>empty())
        || !known.contains(Optional.of(Polarity.NEGATIVE))
        || !known.contains(Optional.of(Polarity.POSITIVE))) {
      throw new IllegalArgumentException(
          "the labels %s do not say what is negative, neutral and positive; say it for each output in this order by the option 'labels', for example labels: negative,neutral,positive"
              .formatted(String.join(", ", labels)));
    }
    List<Polarity> polarities = known.stream().map(Optional::orElseThrow).toList();
    if (neutralMargin > 0 && polarities.contains(Polarity.NEUTRAL)) {
      throw new IllegalArgumentException(
          "option 'neutral-margin' is for models without a neutral label; this one has "
              + String.join(", ", labels));
    }
    return new PolarityLabels(polarities, neutralMargin);
  }

  /**
   * The annotation. Where labels are equally probable, neutral wins.
   *
   * @param probabilities of the model's labels
   */
  Sentiment sentiment(double[] probabilities) {
    double negative = sum(probabilities, Polarity.NEGATIVE);
    double positive = sum(probabilities, Polarity.POSITIVE);
    double neutral =
        polarities.contains(Polarity.NEUTRAL)
            ? sum(probabilities, Polarity.NEUTRAL)
            : neutral(negative, positive);
    double all = negative + neutral + positive;
    Sentiment sentiment = new Sentiment();
    sentiment.setLabel(label(negative, neutral, positive).label());
    sentiment.setScore((positive - negative) / all);
    sentiment.setProbabilities(
        Map.of(
            Polarity.NEGATIVE.label(),
            negative / all,
            Polarity.NEUTRAL.label(),
            neutral / all,
            Polarity.POSITIVE.label(),
            positive / all));
    return sentiment;
  }

  /**
   * The weight of neutral beside those of the two labels: none where one is certain, and as much as
   * the greater of the two where they are the margin apart.
   */
  private double neutral(double negative, double positive) {
    if (neutralMargin == 0) {
      return 0;
    }
    double all = negative + positive;
    double uncertain = all - Math.abs(positive - negative);
    return uncertain * (1 + neutralMargin) / (2 * (1 - neutralMargin));
  }

  private double sum(double[] probabilities, Polarity polarity) {
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      sum += polarities.get(i) == polarity ? probabilities[i] : 0;
    }
    return sum;
  }

  private static Polarity label(double negative, double neutral, double positive) {
    if (neutral >= Math.max(negative, positive) || negative == positive) {
      return Polarity.NEUTRAL;
    }
    return negative > positive ? Polarity.NEGATIVE : Polarity.POSITIVE;
  }

  private static Optional<Polarity> polarity(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().contains(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
