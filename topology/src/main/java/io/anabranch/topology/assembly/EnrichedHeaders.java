package io.anabranch.topology.assembly;

import io.anabranch.schema.Classification;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.Sentiment;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The answers used most, as headers of the enriched record in UTF-8, so that routers need not
 * decode it.
 */
public final class EnrichedHeaders {

  public static final String ID = "anabranch.id";
  public static final String REVISION = "anabranch.revision";
  public static final String STATUS = "anabranch.status";
  public static final String REASON = "anabranch.reason";
  public static final String CLASS = "anabranch.class";
  public static final String SENTIMENT = "anabranch.sentiment";

  /** Canonical names of the keywords of this kind; absent if there is none. */
  public static final String RISK = "anabranch.risk";

  private static final String RISK_KIND = "risk";

  private EnrichedHeaders() {}

  /** Sets the headers; none that somebody else set under these names stays. */
  static void set(Enriched enriched, Headers headers) {
    put(headers, ID, enriched.getId());
    put(headers, REVISION, Integer.toString(enriched.getRevision()));
    put(headers, STATUS, enriched.getStatus().name());
    put(headers, REASON, enriched.getReason().name());
    Classification classification = enriched.getClassification();
    put(headers, CLASS, classification == null ? null : classification.getLabel());
    Sentiment sentiment = enriched.getSentiment();
    put(headers, SENTIMENT, sentiment == null ? null : sentiment.getLabel());
    put(headers, RISK, risks(enriched.getKeywords()));
  }

  private static @Nullable String risks(@Nullable Keywords keywords) {
    if (keywords == null) {
      return null;
    }
    String names =
        keywords.getKeywords().stream()
            .filter(keyword -> keyword.getKind().equals(RISK_KIND))
            .map(
                keyword ->
                    keyword.getCanonical() == null ? keyword.getTerm() : keyword.getCanonical())
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? null : names;
  }

  private static void put(Headers headers, String key, @Nullable String value) {
    headers.remove(key);
    if (value != null) {
      headers.add(key, value.getBytes(StandardCharsets.UTF_8));
    }
  }
}
