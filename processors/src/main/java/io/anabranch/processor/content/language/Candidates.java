package io.anabranch.processor.content.language;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Languages that a text may be in. */
final class Candidates {

  /**
   * How much a frequent word counts beside the logarithm of the model's probability, which one more
   * word moves by about as much. Chosen on the development texts, where 0.1 to 0.3 are as good.
   */
  private static final double FREQUENT_WORD = 0.2;

  /** Serbian in Latin letters is unknown to the model, and read as Croatian. */
  private static final Map<String, String> READ_AS = Map.of("sr", "hr");

  private final List<String> tags;

  /** Of each tag the places of its scores in those of the model. */
  private final List<int[]> places;

  Candidates(Collection<String> tags) {
    this(tags.stream().sorted().toList(), false);
  }

  private Candidates(List<String> tags, boolean latin) {
    this.tags = tags;
    this.places =
        tags.stream().map(tag -> places(latin ? READ_AS.getOrDefault(tag, tag) : tag)).toList();
  }

  boolean isEmpty() {
    return tags.isEmpty();
  }

  /** Those that are written in Latin letters. */
  Candidates inLatin() {
    return new Candidates(tags.stream().filter(Script::isLatin).toList(), true);
  }

  /** Those that are written in the script, or all of it if none is. */
  Candidates in(Script script) {
    List<String> some = script.languages().stream().filter(tags::contains).toList();
    return new Candidates(some.isEmpty() ? script.languages() : some, false);
  }

  Scores score(Prose prose) {
    if (tags.size() == 1) {
      return new Scores(tags, new double[1]);
    }
    double[] model = LanguageModel.shared().scores(prose.text());
    Map<String, Integer> frequent = FrequentWords.shared().count(prose.words());
    double[] scores = new double[tags.size()];
    for (int i = 0; i < scores.length; i++) {
      double highest =
          Arrays.stream(places.get(i)).mapToDouble(place -> model[place]).max().orElseThrow();
      scores[i] = highest + FREQUENT_WORD * frequent.getOrDefault(tags.get(i), 0);
    }
    return new Scores(tags, scores);
  }

  private static int[] places(String tag) {
    List<String> all = LanguageModel.shared().tags();
    return IntStream.range(0, all.size()).filter(i -> all.get(i).equals(tag)).toArray();
  }
}
