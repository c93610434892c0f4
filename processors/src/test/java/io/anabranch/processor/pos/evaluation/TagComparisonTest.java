package io.anabranch.processor.pos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.comparison.Change;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class TagComparisonTest {

  @Test
  void shouldCompareTagsTokenByTokenAlsoWhereTheyAreSplitOtherwise() {
    TagComparison comparison = new TagComparison();

    Optional<String> change =
        add(
            comparison,
            tagged(token(0, 3, "NN"), token(4, 8, "VB")),
            tagged(token(0, 3, "NNP"), token(4, 6, "VB"), token(6, 8, "POS")));

    assertThat(change).contains("4 of 4 tokens");
    assertThat(add(comparison, tagged(token(0, 3, "NN")), tagged(token(0, 3, "NN")))).isEmpty();
    assertThat(comparison.figures().get(TagComparison.SAME_TOKENS)).isCloseTo(0.2, within(1e-9));
    assertThat(comparison.changes())
        .contains(new Change("NN", "NNP", 1), new Change("VB", "(no such token)", 1));
  }

  private static <T extends SpecificRecord, E> Optional<String> add(
      ResultComparison<T, E> comparison, T live, T candidate) {
    return comparison.add(comparison.essence(live), comparison.essence(candidate));
  }

  private static TaggedText tagged(Token... tokens) {
    return new TaggedText(
        null,
        null,
        Instant.EPOCH,
        null,
        "some text",
        List.of(),
        null,
        "penn",
        List.of(new Sentence(List.of(tokens))));
  }

  private static Token token(int begin, int end, String tag) {
    return new Token("word", "word", tag, begin, end);
  }
}
