package io.anabranch.cli.output;

import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.Checklists;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Enriched records to print. */
public final class EnrichedRecords {

  public static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");
  public static final Source SOURCE = new Source("support.messages", 2, 7L, TIME);

  private static final ModelInfo MODEL = new ModelInfo("model", "1");

  private EnrichedRecords() {}

  /** A complete record of a message. */
  public static Enriched complete(String text) {
    return Enriched.newBuilder()
        .setId("support.messages-2-7")
        .setRevision(1)
        .setReason(EnrichedReason.FIRST)
        .setStatus(EnrichedStatus.COMPLETE)
        .setMessage(Message.newBuilder().setText(text).setChannel("chat").build())
        .setSentiment(
            Sentiment.newBuilder()
                .setSource(SOURCE)
                .setModel(MODEL)
                .setProcessedAt(TIME)
                .setLabel("negative")
                .setScore(-0.814)
                .setProbabilities(Map.of("negative", 0.9))
                .build())
        .setClassification(
            Classification.newBuilder()
                .setSource(SOURCE)
                .setModel(MODEL)
                .setProcessedAt(TIME)
                .setLabel("billing")
                .setProbability(0.931)
                .build())
        .setChecklists(
            Checklists.newBuilder()
                .setSource(SOURCE)
                .setModel(MODEL)
                .setProcessedAt(TIME)
                .setMatches(
                    List.of(
                        new ChecklistMatch(
                            "refund", 1, "Refund a double charge", null, 0.712, "title")))
                .build())
        .setReceivedAt(TIME)
        .setEnrichedAt(TIME)
        .setSource(SOURCE)
        .build();
  }
}
