package io.anabranch.processor.content.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.BuildFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Languages of held-out texts. Near twins count as one; the log says how far they are told apart.
 */
class LanguageAccuracyTest {

  private static final Logger log = LoggerFactory.getLogger(LanguageAccuracyTest.class);
  private static final Path FOLDER = BuildFolders.testdata().resolve("language");
  private static final String UNKNOWN = "?";

  private final LanguageDetector detector = new LanguageDetector(LanguageDetector.STANDARD);

  private record Answer(String right, String given, double confidence) {

    boolean same() {
      return right.equals(given);
    }

    boolean ofGroup() {
      return NearTwins.group(right).equals(NearTwins.group(given));
    }

    boolean foreign() {
      return !right.equals("en");
    }

    boolean calledEnglish() {
      return given.equals("en");
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 0.97, 0.93", "10, 0.97, 0.96", "20, 0.99, 0.96"})
  void shouldTellLanguageOfSoManyWords(int words, double floor, double strictFloor)
      throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (String[] line : lines("languages-test.tsv")) {
      for (String window : windows(line[1], words)) {
        answers.add(answer(line[0], window));
      }
    }

    log("windows of " + words, answers);
    List<Answer> foreign = answers.stream().filter(Answer::foreign).toList();
    assertThat(share(answers, Answer::ofGroup)).isGreaterThanOrEqualTo(floor);
    assertThat(share(answers, Answer::same))
        .isGreaterThanOrEqualTo(strictFloor)
        .isCloseTo(confidence(answers), within(0.1));
    assertThat(share(foreign, Answer::calledEnglish)).isLessThanOrEqualTo(0.01);
  }

  @Test
  void shouldNotTakeShortEnglishForAnotherLanguage() throws IOException {
    List<Answer> answers =
        Files.readAllLines(FOLDER.resolve("short-english-test.txt")).stream()
            .map(text -> answer("en", text))
            .toList();

    log("short English", answers);
    assertThat(share(answers, answer -> !answer.same() && !answer.given().equals(UNKNOWN)))
        .isLessThanOrEqualTo(0.01);
  }

  @Test
  void shouldNotTakeShortForeignTextForEnglish() throws IOException {
    List<Answer> answers =
        lines("short-foreign-test.tsv").stream().map(line -> answer(line[0], line[1])).toList();

    log("short foreign", answers);
    assertThat(share(answers, Answer::calledEnglish)).isLessThanOrEqualTo(0.01);
  }

  @Test
  void shouldTellLanguagesOfMixedTextByParagraph() throws IOException {
    List<String[]> lines = lines("mixed-test.tsv");

    long right = 0;
    for (String[] line : lines) {
      List<String> found =
          detector.byParagraph(line[1].replace("\\n", "\n")).stream()
              .map(paragraph -> NearTwins.group(paragraph.language().tag()))
              .distinct()
              .sorted()
              .toList();
      List<String> expected =
          Arrays.stream(line[0].split(",", -1)).map(NearTwins::group).sorted().toList();
      right += found.equals(expected) ? 1 : 0;
    }

    log.info("Languages: set=mixed n={} right={}", lines.size(), right);
    assertThat((double) right / lines.size()).isGreaterThanOrEqualTo(0.9);
  }

  private Answer answer(String right, String text) {
    return detector
        .detect(text)
        .map(language -> new Answer(right, language.tag(), language.confidence()))
        .orElseGet(() -> new Answer(right, UNKNOWN, 0));
  }

  private static void log(String set, List<Answer> answers) {
    Map<String, Integer> wrong = new TreeMap<>();
    answers.stream()
        .filter(answer -> !answer.same())
        .forEach(answer -> wrong.merge(answer.right() + ">" + answer.given(), 1, Integer::sum));
    log.info(
        "Languages: set={} n={} group={} strict={} confidence={} wrong={}",
        set,
        answers.size(),
        share(answers, Answer::ofGroup),
        share(answers, Answer::same),
        confidence(answers),
        wrong);
  }

  private static double confidence(List<Answer> answers) {
    return answers.stream().mapToDouble(Answer::confidence).average().orElseThrow();
  }

  private static double share(List<Answer> answers, Predicate<Answer> which) {
    return (double) answers.stream().filter(which).count() / answers.size();
  }

  private static List<String[]> lines(String file) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file)).stream()
        .map(line -> line.split("\t", 2))
        .toList();
  }

  private static List<String> windows(String text, int words) {
    String[] all = text.split("\\s+", -1);
    List<String> windows = new ArrayList<>();
    for (int i = 0; i + words <= all.length; i += words) {
      windows.add(String.join(" ", Arrays.copyOfRange(all, i, i + words)));
    }
    return windows;
  }
}
