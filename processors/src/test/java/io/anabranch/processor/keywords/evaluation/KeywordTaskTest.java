package io.anabranch.processor.keywords.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.evaluation.label.StubFactory;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.keywords.KeywordsStage;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeywordTaskTest {

  @Test
  void shouldCompareExactAndByStems() {
    ObjectNode json =
        evaluate(
            new KeyphraseDocument(
                "Relational  Database,broken sensor,Dock", List.of("relational databases", "dock")),
            new KeyphraseDocument("hub,one,two,three,four,five", List.of("five")),
            new KeyphraseDocument("left out", List.of()));

    assertThat(json.get("n").asInt()).isEqualTo(2);
    assertThat(json.get("withoutKeyphrases").asInt()).isEqualTo(1);
    // First document: 1 of 3 taken is right, of 2. Second: none of the first five, then 1 of 6.
    assertThat(json.at("/f1At/5").asDouble()).isEqualTo(0.4 / 2, within(1e-12));
    assertThat(json.at("/f1At/10").asDouble()).isEqualTo((0.4 + 2 / 7.0) / 2, within(1e-12));
    assertThat(json.at("/f1At/15").asDouble()).isEqualTo(json.at("/f1At/10").asDouble());
    assertThat(json.at("/precisionAt/10").asDouble())
        .isEqualTo((1 / 3.0 + 1 / 6.0) / 2, within(1e-12));
    assertThat(json.at("/recallAt/10").asDouble()).isEqualTo((0.5 + 1) / 2, within(1e-12));
    assertThat(json.at("/f1AtStemmed/5").asDouble()).isEqualTo(0.8 / 2, within(1e-12));
    assertThat(json.at("/f1AtStemmedInterval/5").size()).isEqualTo(2);
  }

  @Test
  void shouldCountPhrasesOfOneStemOnce() {
    ObjectNode json =
        evaluate(new KeyphraseDocument("update,updates,updated", List.of("updating")));

    assertThat(json.at("/f1At/5").asDouble()).isZero();
    assertThat(json.at("/f1AtStemmed/5").asDouble()).isEqualTo(1);
  }

  private static ObjectNode evaluate(KeyphraseDocument... documents) {
    return StubFactory.evaluate(
            new KeywordTask(List.of(documents), List.of()),
            KeywordsStage.ANNOTATION,
            KeywordTaskTest::keywords)
        .json();
  }

  /** The parts of the text, in order. */
  private static Outcome<Keywords> keywords(String text) {
    Keywords keywords = new Keywords();
    keywords.setKeywords(
        Arrays.stream(text.split(",", -1))
            .map(
                term ->
                    Keyword.newBuilder()
                        .setTerm(term)
                        .setKind("phrase")
                        .setScore(1)
                        .setBegin(0)
                        .setEnd(1)
                        .build())
            .toList());
    return new Done<>(keywords);
  }
}
