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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The labelled texts of the project are messages of one line, nearly all of which is said. */
class SaidTextsTest {

  private static final double MOST_CUT = 0.001;

  @Test
  void shouldLeaveLabelledTextsAsTheyAre() {
    List<String> texts =
        Stream.of("classification", "sentiment")
            .map(BuildFolders.testdata()::resolve)
            .flatMap(SaidTextsTest::files)
            .flatMap(SaidTextsTest::texts)
            .toList();

    long cut = texts.stream().mapToLong(SaidTextsTest::cut).sum();

    assertThat(texts).hasSizeGreaterThan(5_000);
    assertThat(cut / (double) texts.stream().mapToLong(String::length).sum()).isLessThan(MOST_CUT);
  }

  /** Number of characters that are in no segment that is said. */
  private static long cut(String text) {
    return SegmentedTexts.content(text).getSegments().stream()
        .filter(segment -> segment.getKind() != SegmentKind.SAID)
        .mapToLong(SaidTextsTest::length)
        .sum();
  }

  private static long length(Segment segment) {
    return segment.getEnd() - segment.getBegin();
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
