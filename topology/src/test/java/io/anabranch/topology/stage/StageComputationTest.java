package io.anabranch.topology.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Results;
import io.anabranch.schema.Checklists;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.record.ComputationDigest;
import io.anabranch.topology.record.ResultHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class StageComputationTest {

  private static final Source SOURCE = new Source("support.messages", 0, 7L, Instant.EPOCH);
  private static final StageComputation EMBEDDING = computation("embedding", Map.of("batch", "8"));

  @Test
  void shouldBeTheSameForAnEmbeddingThatDiffersInTheSeventhDigit() {
    assertThat(EMBEDDING.digest(embedding("1", 0.1234567f), 5))
        .isEqualTo(EMBEDDING.digest(embedding("1", 0.1234568f), 5));
  }

  @Test
  void shouldBeAnotherForAnotherVersionOfTheModel() {
    assertThat(EMBEDDING.digest(embedding("1", 0.5f), 5))
        .isNotEqualTo(EMBEDDING.digest(embedding("2", 0.5f), 5));
  }

  @Test
  void shouldBeAnotherForAnotherInputStageOrOption() {
    long digest = EMBEDDING.digest(embedding("1", 0.5f), 5);
    assertThat(EMBEDDING.digest(embedding("1", 0.5f), 6)).isNotEqualTo(digest);
    assertThat(computation("other", Map.of("batch", "8")).digest(embedding("1", 0.5f), 5))
        .isNotEqualTo(digest);
    assertThat(computation("embedding", Map.of("batch", "9")).digest(embedding("1", 0.5f), 5))
        .isNotEqualTo(digest);
    assertThat(computation("embedding", Map.of("batch8", "")).digest(embedding("1", 0.5f), 5))
        .isNotEqualTo(digest);
  }

  @Test
  void shouldBeAnotherForAnotherVersionOfReferenceData() {
    StageComputation checklists =
        new StageComputation(
            "checklists", Map.of(), result -> ((Checklists) result).getSetVersion(), false);
    assertThat(checklists.digest(checklists("a"), 5))
        .isEqualTo(checklists.digest(checklists("a"), 5))
        .isNotEqualTo(checklists.digest(checklists("b"), 5));
  }

  @Test
  void shouldGoByTheCauseOfAnErrorAndNotByItsWords() {
    assertThat(EMBEDDING.digest(failed(ErrorCause.TIMEOUT, "after 10 ms"), 5))
        .isEqualTo(EMBEDDING.digest(failed(ErrorCause.TIMEOUT, "after 11 ms"), 5))
        .isNotEqualTo(EMBEDDING.digest(failed(ErrorCause.REJECTED, "after 10 ms"), 5))
        .isNotEqualTo(EMBEDDING.digest(embedding("1", 0.5f), 5));
  }

  @Test
  void shouldTakeTheDigestOfAMessageFromItsBytesWhateverItsHeadersSay() {
    Record<byte[], byte[]> message = record("text", 9);
    StageComputation pos = new StageComputation("pos", Map.of(), result -> "", true);
    assertThat(pos.input(message)).isEqualTo(ComputationDigest.of("text".getBytes(UTF_8)));
    assertThat(EMBEDDING.input(message)).isEqualTo(9);
    assertThat(EMBEDDING.input(ResultHeaders.without(message)))
        .isEqualTo(ComputationDigest.of("text".getBytes(UTF_8)));
  }

  private static Record<byte[], byte[]> record(String value, long digest) {
    RecordHeaders headers = new RecordHeaders();
    ResultHeaders.write(headers, SOURCE, Place.of(SOURCE), digest);
    return new Record<>(null, value.getBytes(UTF_8), 0, headers);
  }

  private static StageComputation computation(String stage, Map<String, String> options) {
    return new StageComputation(stage, options, result -> "", false);
  }

  private static SpecificRecord embedding(String version, float first) {
    Embedding embedding = new Embedding();
    embedding.setVector(List.of(first));
    embedding.setDimension(1);
    return Results.complete(embedding, SOURCE, new ModelInfo("mini", version), Instant.now());
  }

  private static SpecificRecord checklists(String version) {
    Checklists checklists = new Checklists();
    checklists.setSetVersion(version);
    return Results.complete(checklists, SOURCE, new ModelInfo("mini", "1"), Instant.EPOCH);
  }

  private static SpecificRecord failed(ErrorCause cause, String reason) {
    return Results.failed(
        TestAnnotations.EMBEDDING,
        new StageError(cause, reason),
        SOURCE,
        new ModelInfo("mini", "1"),
        Instant.EPOCH);
  }
}
