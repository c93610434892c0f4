package io.anabranch.processor.linear.training;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.data.LabelledText;
import io.anabranch.data.LabelledTexts;
import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.NearDuplicates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The labelled texts that the models of the build are trained and measured with. */
class LabelledDataTest {

  private static final Path TESTDATA = BuildFolders.testdata();

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
  @ValueSource(strings = {"classification/de", "sentiment/de"})
  void shouldHaveTheSameLabelsInOtherLanguages(String stage) {
    Map<String, Long> train = counts(stage, "train");

    assertThat(train.keySet()).isEqualTo(counts(stage.replaceFirst("/.*", ""), "train").keySet());
    assertThat(train.values()).allMatch(count -> count >= 60);
    assertThat(counts(stage, "test").keySet()).isEqualTo(train.keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"classification", "sentiment", "classification/de", "sentiment/de"})
  void shouldNotRepeatTexts(String stage) {
    List<LabelledText> texts = new ArrayList<>(texts(stage, "train"));
    texts.addAll(texts(stage, "test"));
    if (stage.equals("sentiment")) {
      texts.addAll(texts(stage, "test-unseen"));
    }

    assertThat(NearDuplicates.in(texts.stream().map(LabelledText::text).toList())).isEmpty();
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
}
