package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.faults.fast.FastModels;
import io.anabranch.faults.fast.FastStages;
import io.anabranch.processor.Results;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.schema.TaggedText;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Checks one enriched record against its message. */
final class EnrichedCheck {

  private static final List<String> ANNOTATIONS = FastStages.names();

  private EnrichedCheck() {}

  /** Fails the test unless the record is complete and every result is that of its own text. */
  static void check(Enriched enriched, Sent sent) {
    assertThat(enriched.getFailed()).as(sent.id()).isEmpty();
    assertThat(enriched.getSkipped()).as(sent.id()).isEmpty();
    checkResults(enriched, sent, Set.of());
  }

  /**
   * Fails the test unless the record is complete but for a stage that failed and those that need
   * it, and every other result is that of its own text.
   */
  static void checkFailed(Enriched enriched, Sent sent, Failure failure) {
    assertThat(enriched.getFailed()).as(sent.id()).containsOnlyKeys(failure.stage());
    assertThat(enriched.getFailed().values())
        .allMatch(error -> error.getCause() == failure.cause());
    assertThat(enriched.getSkipped()).as(sent.id()).containsOnlyKeys(failure.skipped());
    assertThat(enriched.getSkipped().values())
        .allMatch(error -> error.getCause() == ErrorCause.UPSTREAM);
    Set<String> absent = new HashSet<>(failure.skipped());
    absent.add(failure.stage());
    checkResults(enriched, sent, absent);
  }

  private static void checkResults(Enriched enriched, Sent sent, Set<String> absent) {
    assertThat(enriched.getStatus()).as(sent.id()).isEqualTo(EnrichedStatus.COMPLETE);
    assertThat(enriched.getMissing()).isEmpty();
    String text = sent.input().text();
    assertThat(enriched.getMessage().getText()).isEqualTo(text);
    TaggedText pos = FastModels.pos(text);
    pos.setLanguage(enriched.getContent().getLanguage());
    Embedding embedding = FastModels.embedding(text);
    Source source = enriched.getSource();
    Map<String, SpecificRecord> expected =
        Map.of(
            "pos", pos,
            "embedding", embedding,
            "sentiment", FastModels.sentiment(pos, embedding),
            "classification", FastModels.classification(pos, embedding),
            "checklists", FastModels.checklists(embedding));
    for (String name : ANNOTATIONS) {
      Object actual = enriched.get(Enriched.SCHEMA$.getField(name).pos());
      if (absent.contains(name)) {
        assertThat(actual).as(name).isNull();
      } else {
        assertThat(actual).as(name).isInstanceOf(SpecificRecord.class);
        checkResult((SpecificRecord) actual, Objects.requireNonNull(expected.get(name)), source);
      }
    }
  }

  /** A copy whose times are all the epoch. */
  static Enriched timeless(Enriched enriched) {
    Enriched copy = SpecificData.get().deepCopy(Enriched.SCHEMA$, enriched);
    copy.setEnrichedAt(Instant.EPOCH);
    for (Schema.Field field : Enriched.SCHEMA$.getFields()) {
      if (copy.get(field.pos()) instanceof SpecificRecord result
          && result.getSchema().getField("processedAt") != null) {
        Results.complete(result, Results.source(result), Results.model(result), Instant.EPOCH);
      }
    }
    return copy;
  }

  private static void checkResult(SpecificRecord actual, SpecificRecord expected, Source source) {
    assertThat(actual)
        .isEqualTo(
            Results.complete(
                expected,
                source,
                FastModels.MODEL,
                (Instant) actual.get(actual.getSchema().getField("processedAt").pos())));
  }
}
