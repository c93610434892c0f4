package io.anabranch.processor.linear;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The labelled texts that the models of the build are trained and measured with. */
class LabelledDataTest {

  private static final Path TESTDATA = Path.of(System.getProperty("anabranch.testdata"));
  private static final double MOST_SIMILAR = 0.6;

  @Test
  void shouldHaveEnoughTextsOfEveryClass() {
    Map<String, Long> train = counts("classification", "train");

    assertThat(train).hasSizeGreaterThanOrEqualTo(12);
    assertThat(train.values()).allMatch(count -> count >= 100);
    assertThat(counts("classification", "test").keySet()).isEqualTo(train.keySet());
  }

  @Test
  void shouldHaveEnoughTextsOfEverySentiment() {
    Set<String> labels = Set.of("negative", "neutral", "positive");
    Map<String, Long> train = counts("sentiment", "train");

    assertThat(train.keySet()).isEqualTo(labels);
    assertThat(train.values().stream().mapToLong(count -> count).sum())
        .isGreaterThanOrEqualTo(2_500);
    assertThat(counts("sentiment", "test").keySet()).isEqualTo(labels);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classification", "sentiment"})
  void shouldNotRepeatTexts(String stage) {
    List<Set<List<String>>> trigrams = new ArrayList<>();
    texts(stage, "train").forEach(text -> trigrams.add(trigrams(text.text())));
    texts(stage, "test").forEach(text -> trigrams.add(trigrams(text.text())));
    if (stage.equals("sentiment")) {
      texts(stage, "test-unseen").forEach(text -> trigrams.add(trigrams(text.text())));
    }

    List<String> repeated = new ArrayList<>();
    for (int i = 0; i < trigrams.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (similarity(trigrams.get(i), trigrams.get(j)) > MOST_SIMILAR) {
          repeated.add("train and test together, examples " + (j + 1) + " and " + (i + 1));
        }
      }
    }

    assertThat(repeated).isEmpty();
  }

  private static List<LabelledText> texts(String stage, String part) {
    Path folder = TESTDATA.resolve(stage).resolve(part);
    return LabelledTexts.read(
        Files.isDirectory(folder) ? folder : folder.resolveSibling(part + ".tsv"));
  }

  private static Map<String, Long> counts(String stage, String part) {
    return texts(stage, part).stream()
        .flatMap(text -> text.labels().stream())
        .collect(groupingBy(label -> label, counting()));
  }

  /** Sequences of three words; of a shorter text, the text itself. */
  private static Set<List<String>> trigrams(String text) {
    List<String> words =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    Set<List<String>> trigrams = new HashSet<>();
    for (int from = 0; from + 3 <= words.size(); from++) {
      trigrams.add(words.subList(from, from + 3));
    }
    return trigrams.isEmpty() ? Set.of(words) : trigrams;
  }

  /** Jaccard similarity. */
  private static double similarity(Set<List<String>> one, Set<List<String>> other) {
    long common = one.stream().filter(other::contains).count();
    return common / (double) (one.size() + other.size() - common);
  }
}
