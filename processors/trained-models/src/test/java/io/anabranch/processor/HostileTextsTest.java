package io.anabranch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.Outcome.Rejected;
import io.anabranch.processor.classification.ClassificationStage;
import io.anabranch.processor.embedding.DjlEmbedder;
import io.anabranch.processor.embedding.EmbeddingOptions;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.processor.keywords.KeywordsStage;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.processor.said.TextOffsets;
import io.anabranch.processor.sentiment.SentimentStage;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.Message;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import io.anabranch.stage.StageCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every processor on texts that were made to break it. */
class HostileTextsTest {

  private static final StageCatalog CATALOG = StageCatalog.load();

  private static Models models;
  private static ProcessorGraph graph;

  @BeforeAll
  static void open() {
    Path directory = BuildFolders.models();
    models = new Models(directory, () -> DjlEmbedder.open(directory, EmbeddingOptions.defaults()));
    ProcessorGraph.Builder builder = ProcessorGraph.builder(models);
    CATALOG
        .descriptions()
        .forEach(
            stage ->
                builder.add(
                    Objects.requireNonNull(
                        CATALOG
                            .implementations(stage.annotation().name())
                            .get(stage.defaultImplementation()))));
    graph = builder.build();
    graph.annotate(List.of(Message.newBuilder().setText("Warm up, please.").build()));
  }

  @AfterAll
  static void close() {
    graph.close();
    models.close();
  }

  static Stream<Arguments> texts() {
    Map<String, String> texts = HostileTexts.enriched();
    return texts.entrySet().stream().map(text -> Arguments.of(text.getKey(), text.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void shouldBeAnnotatedByEveryProcessor(String id, String text) {
    AnnotatedMessage annotated =
        graph.annotate(List.of(Message.newBuilder().setText(text).build())).get(0);

    assertThat(annotated.outcomes()).hasSameSizeAs(CATALOG.names());
    assertThat(annotated.outcomes().values())
        .allSatisfy(outcome -> assertThat(outcome).isNotInstanceOf(Rejected.class));
    annotated.outcomes().values().forEach(outcome -> assertOffsets(outcome, text));
    value(annotated, PosStage.ANNOTATION).ifPresent(tagged -> assertTokens(tagged, text));
    value(annotated, EmbeddingStage.ANNOTATION)
        .ifPresent(
            embedding -> {
              assertThat(embedding.getVector()).hasSize(384).allMatch(Float::isFinite);
              assertThat(embedding.getHiddenState()).hasSize(384).allMatch(Float::isFinite);
            });
    value(annotated, SentimentStage.ANNOTATION)
        .ifPresent(sentiment -> assertThat(sentiment.getScore()).isBetween(-1.0, 1.0));
    value(annotated, KeywordsStage.ANNOTATION)
        .ifPresent(keywords -> assertKeywords(keywords, text));
    value(annotated, ClassificationStage.ANNOTATION)
        .ifPresent(label -> assertThat(label.getProbability()).isBetween(0.0, 1.0));
  }

  /** Tokens are in order, do not overlap, and stand where they say. */
  private static void assertTokens(TaggedText tagged, String text) {
    assertThat(tagged.getSentences()).isNotEmpty();
    int last = 0;
    for (Sentence sentence : tagged.getSentences()) {
      assertThat(sentence.getTokens()).isNotEmpty();
      for (Token token : sentence.getTokens()) {
        assertThat(token.getBegin()).isBetween(last, token.getEnd() - 1);
        assertThat(token.getEnd()).isLessThanOrEqualTo(text.length());
        if (tagged.getPieces().isEmpty()) {
          assertThat(token.getText()).isEqualTo(text.substring(token.getBegin(), token.getEnd()));
        }
        assertThat(token.getTag()).isNotBlank();
        last = token.getEnd();
      }
    }
  }

  private static void assertKeywords(Keywords keywords, String text) {
    for (Keyword keyword : keywords.getKeywords()) {
      assertThat(keyword.getBegin()).isBetween(0, keyword.getEnd() - 1);
      assertThat(keyword.getEnd()).isLessThanOrEqualTo(text.length());
      assertThat(keyword.getTerm())
          .isEqualTo(
              text.substring(keyword.getBegin(), keyword.getEnd()).replaceAll("(?U)\\s+", " "))
          .isNotBlank();
      assertThat(keyword.getScore()).isBetween(0.0, 1.0);
    }
  }

  private static void assertOffsets(Outcome<?> outcome, String text) {
    if (outcome instanceof Done<?> done) {
      TextOffsets.map(
          (SpecificRecord) done.value(),
          offset -> {
            assertThat(offset).isBetween(0, text.length());
            return offset;
          });
    }
  }

  /** Empty for what was skipped: nothing is said, or not in English. */
  private static <T extends SpecificRecord> Optional<T> value(
      AnnotatedMessage annotated, Annotation<T> annotation) {
    return annotated.outcome(annotation) instanceof Done<T> done
        ? Optional.of(done.value())
        : Optional.empty();
  }
}
