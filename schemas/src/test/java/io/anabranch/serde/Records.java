package io.anabranch.serde;

import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records that fill every kind of field: enums, times, maps, arrays, nested records. */
final class Records {

  private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123Z");

  private Records() {}

  static Message message() {
    return Message.newBuilder()
        .setText("My router is broken \uD83D\uDE21")
        .setId("m-1")
        .setAuthorRole(AuthorRole.CUSTOMER)
        .setCreatedAt(NOW)
        .setAttributes(Map.of("plan", "gold"))
        .build();
  }

  static Enriched enriched() {
    Source source = new Source("support.messages", 3, 42L, NOW);
    ModelInfo model = new ModelInfo("model", "1");
    return Enriched.newBuilder()
        .setId("support.messages-3-42")
        .setRevision(1)
        .setReason(EnrichedReason.FIRST)
        .setStatus(EnrichedStatus.PARTIAL)
        .setMessage(message())
        .setEmbedding(
            Embedding.newBuilder()
                .setSource(source)
                .setModel(model)
                .setProcessedAt(NOW)
                .setVector(List.of(0.6f, 0.8f))
                .setDimension(2)
                .build())
        .setSentiment(
            Sentiment.newBuilder()
                .setSource(source)
                .setModel(model)
                .setProcessedAt(NOW)
                .setLabel("negative")
                .setScore(-0.5)
                .setProbabilities(Map.of("negative", 0.75, "positive", 0.25))
                .build())
        .setMissing(Map.of("keywords", new StageError(ErrorCause.TIMEOUT, "late")))
        .setReceivedAt(NOW)
        .setEnrichedAt(NOW)
        .setSource(source)
        .build();
  }
}
