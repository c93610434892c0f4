package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.faults.fast.FastModels;
import io.anabranch.processor.Results;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Source;
import io.anabranch.schema.TaggedText;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Checks one enriched record against its message. */
final class EnrichedCheck {

  private static final List<String> ANNOTATIONS =
      List.of("pos", "embedding", "sentiment", "classification", "keywords", "checklists");

  private EnrichedCheck() {}

  /** Fails the test unless the record is complete and every result is that of its own text. */
  static void check(Enriched enriched, Sent sent) {
    assertThat(enriched.getStatus()).as(sent.id()).isEqualTo(EnrichedStatus.COMPLETE);
    assertThat(enriched.getMissing()).isEmpty();
    assertThat(enriched.getFailed()).isEmpty();
    assertThat(enriched.getSkipped()).isEmpty();
    String text = sent.input().text();
    assertThat(enriched.getMessage().getText()).isEqualTo(text);
    TaggedText pos = FastModels.pos(text);
    Embedding embedding = FastModels.embedding(text);
    Source source = enriched.getSource();
    checkResult(enriched.getPos(), pos, source);
    checkResult(enriched.getEmbedding(), embedding, source);
    checkResult(enriched.getSentiment(), FastModels.sentiment(pos, embedding), source);
    checkResult(enriched.getClassification(), FastModels.classification(pos, embedding), source);
    checkResult(enriched.getKeywords(), FastModels.keywords(pos), source);
    checkResult(enriched.getChecklists(), FastModels.checklists(embedding), source);
  }

  /** A copy whose times are all the epoch. */
  static Enriched timeless(Enriched enriched) {
    Enriched copy = SpecificData.get().deepCopy(Enriched.SCHEMA$, enriched);
    copy.setEnrichedAt(Instant.EPOCH);
    for (String name : ANNOTATIONS) {
      Schema.Field field = Enriched.SCHEMA$.getField(name);
      if (copy.get(field.pos()) instanceof SpecificRecord result) {
        Results.complete(result, Results.source(result), Results.model(result), Instant.EPOCH);
      }
    }
    return copy;
  }

  private static <T extends SpecificRecord> void checkResult(T actual, T expected, Source source) {
    assertThat(actual)
        .isEqualTo(
            Results.complete(
                expected,
                source,
                FastModels.MODEL,
                (Instant) actual.get(actual.getSchema().getField("processedAt").pos())));
  }
}
