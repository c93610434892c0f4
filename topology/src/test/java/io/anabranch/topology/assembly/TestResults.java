package io.anabranch.topology.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Results;
import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.Checklists;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Extension;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.schema.TaggedText;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.AvroJson;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What the stages say about a text, each in a way that shows which text it was. */
final class TestResults {

  /** Every annotation of the enriched record. */
  static final List<Annotation<?>> ANNOTATIONS =
      List.of(
          TestAnnotations.POS,
          TestAnnotations.EMBEDDING,
          TestAnnotations.SENTIMENT,
          TestAnnotations.CLASSIFICATION,
          TestAnnotations.TOPICS,
          TestAnnotations.CHECKLISTS);

  private TestResults() {}

  static SpecificRecordBase of(Annotation<?> annotation, String text, Source source) {
    return of(annotation, text, source, Instant.EPOCH);
  }

  static SpecificRecordBase of(
      Annotation<?> annotation, String text, Source source, Instant processedAt) {
    SpecificRecordBase result =
        switch (annotation.name()) {
          case "pos" -> TestStages.tagged(text);
          case "embedding" -> TestStages.embedded(text);
          case "sentiment" -> TestStages.felt(text);
          case "classification" -> TestStages.classified(text);
          case "topics" -> TestStages.topics(text);
          case "checklists" -> matched(text);
          default -> throw new IllegalArgumentException(annotation.name());
        };
    return Results.complete(result, source, FunctionFactory.MODEL, processedAt);
  }

  static <T extends SpecificRecord> T failed(
      Annotation<T> annotation, ErrorCause cause, Source source) {
    return Results.failed(
        annotation,
        new StageError(cause, "no " + annotation),
        source,
        FunctionFactory.MODEL,
        Instant.EPOCH);
  }

  /** Fails if a record says anything about another text; what it does not say is not asked. */
  static void assertOnly(Enriched enriched, String text) {
    assertThat(enriched.getMessage().getText()).isEqualTo(text);
    Source source = enriched.getSource();
    for (Annotation<?> annotation : ANNOTATIONS) {
      SpecificRecordBase value = (SpecificRecordBase) result(enriched, annotation);
      boolean withoutTokens = value instanceof TaggedText tagged && tagged.getSentences().isEmpty();
      if (value != null && !withoutTokens) {
        Instant processedAt = (Instant) value.get("processedAt");
        assertThat(value).isEqualTo(of(annotation, text, source, processedAt));
      }
    }
  }

  /** A result, in whichever form the record has it. */
  static @Nullable SpecificRecord result(Enriched enriched, Annotation<?> annotation) {
    if (Enriched.SCHEMA$.getField(annotation.name()) != null) {
      return (SpecificRecord) enriched.get(annotation.name());
    }
    Extension extension = enriched.getExtensions().get(annotation.name());
    return extension == null ? null : AvroJson.decode(annotation.type(), extension.getJson());
  }

  private static Checklists matched(String text) {
    ChecklistMatch match = new ChecklistMatch("id of " + text, 1, text, null, 1.0, "title");
    return new Checklists(null, null, Instant.EPOCH, null, false, List.of(match), "1");
  }
}
