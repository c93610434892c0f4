package io.anabranch.peer.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import java.util.Collection;

/** What holds of the records that a peer writes for messages of the demo. */
public final class EnrichedMessages {

  private static final String FIRST = "My X200 vacuum died after the update, I want my money back";

  private EnrichedMessages() {}

  /** Checks that every stage has answered, and that the answers to a known message are right. */
  public static void check(Collection<Enriched> records) {
    assertThat(records)
        .allSatisfy(
            record -> {
              assertThat(record.getStatus()).isEqualTo(EnrichedStatus.COMPLETE);
              assertThat(record.getMessage()).isNotNull();
              assertThat(record.getFailed()).isEmpty();
              assertThat(record.getModels().size() + record.getSkipped().size()).isEqualTo(7);
            });
    Enriched first =
        records.stream()
            .filter(record -> record.getMessage().getText().equals(FIRST))
            .findFirst()
            .orElseThrow();
    assertThat(first.getClassification().getLabel()).isEqualTo("refund_return");
    assertThat(first.getSentiment().getScore()).isNegative();
    assertThat(first.getEmbedding().getVector()).hasSize(384);
    assertThat(first.getEmbedding().getHiddenState()).isEmpty();
    assertThat(first.getKeywords().getKeywords()).isNotEmpty();
    assertThat(first.getChecklists().getMatches())
        .extracting(ChecklistMatch::getTitle)
        .first()
        .isEqualTo("Robot vacuum dead after a software update");
    assertThat(first.getContent().getMessage()).isNull();
  }
}
