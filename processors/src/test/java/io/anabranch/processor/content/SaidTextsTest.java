package io.anabranch.processor.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.BuildFolders;
import io.anabranch.schema.Segment;
import io.anabranch.schema.SegmentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The labelled texts of the project are messages of one line. All of each is said, but for the few
 * that are automatic replies, which a class of its own has.
 */
class SaidTextsTest {

  private static final double MOST_AUTOMATIC = 0.003;

  @Test
  void shouldLeaveLabelledTextsAsTheyAre() {
    List<String> texts =
        Stream.of("classification", "sentiment")
            .map(BuildFolders.testdata()::resolve)
            .flatMap(SaidTextsTest::files)
            .flatMap(SaidTextsTest::texts)
            .toList();

    Map<SegmentKind, Integer> characters =
        texts.stream()
            .flatMap(text -> SegmentedTexts.content(text).getSegments().stream())
            .collect(
                Collectors.groupingBy(
                    Segment::getKind,
                    Collectors.summingInt(segment -> segment.getEnd() - segment.getBegin())));

    assertThat(texts).hasSizeGreaterThan(5_000);
    assertThat(characters).containsOnlyKeys(SegmentKind.SAID, SegmentKind.AUTOMATIC);
    assertThat(
            characters.getOrDefault(SegmentKind.AUTOMATIC, 0)
                / (double) characters.getOrDefault(SegmentKind.SAID, 1))
        .isLessThan(MOST_AUTOMATIC);
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".tsv")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> texts(Path file) {
    try {
      return Files.readAllLines(file).stream().map(line -> line.substring(line.indexOf('\t') + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
