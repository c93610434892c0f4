package io.anabranch.processor.keywords;

import io.anabranch.data.Line;
import io.anabranch.processor.Checksum;
import io.anabranch.processor.keywords.lexicon.LexiconFile;
import io.anabranch.schema.LexiconTerm;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** What nobody should overlook in a message, whatever the company: the list that ships. */
public final class GeneralRisks {

  private static final String RESOURCE = "general-risks.tsv";

  private GeneralRisks() {}

  /** The terms, in the order of the list. */
  public static List<LexiconTerm> terms() {
    List<String> lines = WordList.text(RESOURCE).lines().toList();
    return LexiconFile.parse(
        IntStream.range(0, lines.size())
            .mapToObj(i -> new Line(Path.of(RESOURCE), i + 1, lines.get(i)))
            .toList());
  }

  /** Identifies the content of the list. */
  static String version() {
    return Checksum.sha256(WordList.text(RESOURCE));
  }
}
