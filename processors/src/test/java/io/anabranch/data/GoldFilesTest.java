package io.anabranch.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.checklists.evaluation.ChecklistQueries;
import io.anabranch.processor.checklists.evaluation.ChecklistQuery;
import io.anabranch.processor.embedding.evaluation.ScoredPair;
import io.anabranch.processor.embedding.evaluation.ScoredPairs;
import io.anabranch.processor.pos.evaluation.ConlluFile;
import io.anabranch.processor.pos.evaluation.GoldSentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldFilesTest {

  @TempDir Path folder;

  @Test
  void shouldReadWordsOfSentences() throws IOException {
    Path file =
        write(
            """
            # text = I can't.
            1\tI\tI\tPRON\tPRP\t_\t_\t_\t_\t_
            2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
            2\tca\tcan\tAUX\tMD\t_\t_\t_\t_\t_
            3\tn't\tnot\tPART\tRB\t_\t_\t_\t_\t_
            3.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_

            1\tNo\tno\tINTJ\tUH\t_\t_\t_\t_\t_
            """);

    assertThat(ConlluFile.read(file))
        .containsExactly(
            new GoldSentence(List.of("I", "ca", "n't"), List.of("PRP", "MD", "RB")),
            new GoldSentence(List.of("No"), List.of("UH")));
  }

  @Test
  void shouldReadPairs() throws IOException {
    assertThat(ScoredPairs.read(write("4.5\tone\tother\n0\ta\tb\n")))
        .containsExactly(new ScoredPair(4.5, "one", "other"), new ScoredPair(0, "a", "b"));
  }

  @Test
  void shouldReadQueriesWithAndWithoutChecklist() throws IOException {
    Path file = write("one\tFirst\ttext\nnone\tSecond\n");

    assertThat(ChecklistQueries.read(file, Set.of("one")))
        .containsExactly(
            new ChecklistQuery(Optional.of("one"), "First\ttext"),
            new ChecklistQuery(Optional.empty(), "Second"));
  }

  @Test
  void shouldTakeChecklistOfThatNameForOne() throws IOException {
    assertThat(ChecklistQueries.read(write("none\ttext\n"), Set.of("none")))
        .containsExactly(new ChecklistQuery(Optional.of("none"), "text"));
  }

  @Test
  void shouldReadTextsWithAndWithoutLabel() throws IOException {
    assertThat(PlainTexts.read(write("First text\n\noos\tSecond text\n")))
        .containsExactly("First text", "Second text");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("data"), text);
  }
}
