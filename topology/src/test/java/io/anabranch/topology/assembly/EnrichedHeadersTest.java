package io.anabranch.topology.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EnrichedHeadersTest {

  private final Headers headers = new RecordHeaders();

  @Test
  void shouldNameRisksBestFirst() {
    EnrichedHeaders.set(
        enriched(
            new Keyword("smoking", "smoke", "risk", 1.0, 0, 7),
            new Keyword("solicitor", "lawyer", "risk", 0.9, 20, 29),
            new Keyword("X200", "Meridian X200", "product", 0.7, 10, 14)),
        headers);

    assertThat(new String(headers.lastHeader(EnrichedHeaders.RISK).value(), UTF_8))
        .isEqualTo("smoke, lawyer");
  }

  @Test
  void shouldHaveNoRiskHeaderWithoutRisk() {
    headers.add(EnrichedHeaders.RISK, "forged".getBytes(UTF_8));

    EnrichedHeaders.set(enriched(new Keyword("X200", null, "code", 0.5, 0, 4)), headers);

    assertThat(headers.lastHeader(EnrichedHeaders.RISK)).isNull();
  }

  private static Enriched enriched(Keyword... keywords) {
    Keywords found = new Keywords();
    found.setKeywords(List.of(keywords));
    Enriched enriched = new Enriched();
    enriched.setId("support.messages-0-0");
    enriched.setRevision(1);
    enriched.setStatus(EnrichedStatus.COMPLETE);
    enriched.setReason(EnrichedReason.FIRST);
    enriched.setKeywords(found);
    return enriched;
  }
}
