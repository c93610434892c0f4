package io.anabranch.topology;

import io.anabranch.schema.Classification;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.Sentiment;
import java.nio.charset.StandardCharsets;
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
  }

  private static void put(Headers headers, String key, @Nullable String value) {
    headers.remove(key);
    if (value != null) {
      headers.add(key, value.getBytes(StandardCharsets.UTF_8));
    }
  }
}
