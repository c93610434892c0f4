package io.anabranch.topology.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Results;
import io.anabranch.processor.keywords.KeywordsProcessorFactory;
import io.anabranch.processor.keywords.lexicon.LexiconTerms;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.LexiconTerm;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.Source;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.record.ResultHeaders;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keywords stage follows the topic of its lexicon. */
class LexiconTopologyTest {

  private static final Source SOURCE =
      new Source("support.messages", 0, 41L, Instant.parse("2025-12-31T23:00:00Z"));
  private static final LexiconTerm BOAT =
      new LexiconTerm("boat", "Rowing boat", List.of("skiff"), true);

  @TempDir private Path state;

  @Test
  void shouldFollowItsLexicon() {
    try (StageHarness<Keywords> stage = stage()) {
      pipe(stage);
      put(stage, BOAT);
      pipe(stage);
      put(stage, new LexiconTerm("boat", "Rowing boat", List.of("skiff"), false));
      pipe(stage);
      put(stage, BOAT);
      stage.pipe("support.lexicon", StageHarness.record(key(BOAT), null));
      pipe(stage);

      assertThat(stage.results())
          .extracting(LexiconTopologyTest::canonical)
          .containsExactly(List.of(), List.of("Rowing boat"), List.of(), List.of());
    }
  }

  @Test
  void shouldCountResultsOfAnotherLexiconAsAnotherComputation() {
    try (StageHarness<Keywords> stage = stage()) {
      pipe(stage);
      put(stage, BOAT);
      pipe(stage);
      stage.pipe("support.lexicon", StageHarness.record(key(BOAT), null));
      pipe(stage);

      List<OptionalLong> digests =
          stage.resultRecords().stream()
              .map(record -> ResultHeaders.digest(record.headers()))
              .toList();
      assertThat(digests.get(0)).isPresent().isEqualTo(digests.get(2));
      assertThat(digests.get(1)).isPresent().isNotEqualTo(digests.get(0));
    }
  }

  @Test
  void shouldSkipTermThatIsNoGood() {
    try (StageHarness<Keywords> stage = stage()) {
      put(stage, BOAT);
      put(stage, new LexiconTerm("boat", "Rowing boat", List.of(" "), true));
      stage.pipe(
          "support.lexicon",
          StageHarness.record("other".getBytes(UTF_8), SingleObjectSerdes.encode(BOAT)));
      pipe(stage);

      assertThat(stage.results())
          .singleElement()
          .satisfies(result -> assertThat(canonical(result)).isEmpty());
      assertThat(stage.metric("entries-skipped-total")).isEqualTo(2);
    }
  }

  private StageHarness<Keywords> stage() {
    return new StageHarness<>(
        new KeywordsProcessorFactory(), SingleObjectSerdes.serdes(), StageHarness.WIDE, state);
  }

  private static List<String> canonical(Keywords keywords) {
    return keywords.getKeywords().stream()
        .filter(keyword -> keyword.getKind().equals("boat"))
        .map(Keyword::getCanonical)
        .toList();
  }

  private static byte[] key(LexiconTerm term) {
    return LexiconTerms.key(term).getBytes(UTF_8);
  }

  private static void put(StageHarness<?> stage, LexiconTerm term) {
    TestRecord<byte[], byte[]> record =
        StageHarness.record(key(term), SingleObjectSerdes.encode(term));
    stage.pipe("support.lexicon", record);
  }

  private static void pipe(StageHarness<?> stage) {
    TaggedText tagged = new TaggedText();
    tagged.setText("my skiff");
    tagged.setSentences(
        List.of(
            new Sentence(
                List.of(
                    new Token("my", "my", "PRP$", 0, 2),
                    new Token("skiff", "skiff", "NN", 3, 8)))));
    TaggedText complete = Results.complete(tagged, SOURCE, FunctionFactory.MODEL, Instant.EPOCH);
    stage.pipe(
        StageHarness.record("customer-7".getBytes(UTF_8), SingleObjectSerdes.encode(complete)));
  }
}
