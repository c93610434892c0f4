package io.anabranch.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.comparison.Change;
import io.anabranch.comparison.ContentComparison;
import io.anabranch.comparison.LabelComparison;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.checklists.evaluation.MatchComparison;
import io.anabranch.processor.embedding.evaluation.VectorComparison;
import io.anabranch.processor.keywords.evaluation.KeywordComparison;
import io.anabranch.processor.pos.evaluation.TagComparison;
import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.Checklists;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StageComparisonsTest {

  @Test
  void shouldCountMovesOfLabelsMostFrequentFirst() {
    var comparison = new LabelComparison<>(Sentiment.class, Sentiment::getLabel, Optional.empty());
    add(comparison, sentiment("negative"), sentiment("neutral"));
    add(comparison, sentiment("neutral"), sentiment("negative"));
    add(comparison, sentiment("neutral"), sentiment("negative"));

    assertThat(add(comparison, sentiment("positive"), sentiment("positive"))).isEmpty();
    assertThat(comparison.changes())
        .extracting(Change::toString)
        .containsExactly("neutral -> negative 2", "negative -> neutral 1");
    assertThat(comparison.figures()).isEmpty();
  }

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

  @Test
  void shouldMeasureOverlapOfKeywordsAndNameNoneOfThem() {
    KeywordComparison comparison = new KeywordComparison();

    Optional<String> change =
        add(
            comparison,
            keywords(
                keyword("Refund", null, "phrase"), keyword("x200", "Meridian X200", "product")),
            keywords(
                keyword("X 200", "Meridian X200", "product"),
                keyword("refund", null, "phrase"),
                keyword("smoke", null, "risk")));

    assertThat(change).contains("2 of 3 keywords in common");
    assertThat(add(comparison, keywords(), keywords())).isEmpty();
    assertThat(comparison.figures().get(KeywordComparison.MEAN_JACCARD))
        .isCloseTo((2 / 3.0 + 1) / 2, within(1e-9));
    assertThat(comparison.changes()).containsExactly(new Change("phrase", "product", 1));
  }

  @Test
  void shouldMeasureCosineOfVectorsOfEqualDimension() {
    VectorComparison comparison = new VectorComparison();

    assertThat(add(comparison, embedding(1, 0), embedding(1, 0))).isEmpty();
    assertThat(add(comparison, embedding(1, 0), embedding(0.6f, 0.8f))).contains("cosine 0.600");
    assertThat(add(comparison, embedding(1, 0), embedding(1, 0, 0))).contains("2 -> 3 dimensions");
    assertThat(comparison.figures().get(VectorComparison.MEAN_COSINE)).isCloseTo(0.8, within(1e-6));
    assertThat(comparison.figures().get(VectorComparison.LEAST_COSINE))
        .isCloseTo(0.6, within(1e-6));
    assertThat(comparison.figures().get(VectorComparison.OTHER_DIMENSION))
        .isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void shouldCountMovesOfTheBestChecklist() {
    MatchComparison comparison = new MatchComparison();
    add(comparison, checklists("reset"), checklists("refund", "reset"));
    add(comparison, checklists(), checklists("reset"));

    assertThat(add(comparison, checklists("reset", "refund"), checklists("reset"))).isEmpty();
    assertThat(comparison.changes())
        .containsExactly(new Change("(no match)", "reset", 1), new Change("reset", "refund", 1));
  }

  @Test
  void shouldCompareTheContentOfStagesThatItDoesNotKnow() {
    ContentComparison<Sentiment> comparison = new ContentComparison<>(Sentiment.class);
    Sentiment later = sentiment("negative");
    later.setProcessedAt(Instant.now());

    assertThat(StageComparisons.of(new Annotation<>("mood", Sentiment.class)))
        .isInstanceOf(ContentComparison.class);
    assertThat(add(comparison, sentiment("negative"), later)).isEmpty();
    assertThat(add(comparison, sentiment("negative"), sentiment("neutral")))
        .contains("other label");
  }

  private static <T extends SpecificRecord, E> Optional<String> add(
      ResultComparison<T, E> comparison, T live, T candidate) {
    return comparison.add(comparison.essence(live), comparison.essence(candidate));
  }

  private static Sentiment sentiment(String label) {
    return new Sentiment(null, null, Instant.EPOCH, null, label, 0.0, Map.of(), List.of());
  }

  private static TaggedText tagged(Token... tokens) {
    return new TaggedText(
        null, null, Instant.EPOCH, null, "some text", List.of(new Sentence(List.of(tokens))));
  }

  private static Token token(int begin, int end, String tag) {
    return new Token("word", "word", tag, begin, end);
  }

  private static Keywords keywords(Keyword... keywords) {
    return new Keywords(null, null, Instant.EPOCH, null, List.of(keywords));
  }

  private static Keyword keyword(String term, @Nullable String canonical, String kind) {
    return new Keyword(term, canonical, kind, 1.0, 0, term.length());
  }

  private static Embedding embedding(float... elements) {
    List<Float> vector = new ArrayList<>();
    for (float element : elements) {
      vector.add(element);
    }
    return new Embedding(null, null, Instant.EPOCH, null, vector, elements.length, List.of());
  }

  private static Checklists checklists(String... ids) {
    return new Checklists(
        null,
        null,
        Instant.EPOCH,
        null,
        ids.length == 0,
        Arrays.stream(ids)
            .map(id -> new ChecklistMatch(id, 1, "Title", null, 0.9, "title"))
            .toList(),
        "1");
  }
}
