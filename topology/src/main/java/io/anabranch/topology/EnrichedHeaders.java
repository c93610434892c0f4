package io.anabranch.topology;

import io.anabranch.schema.Enriched;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;

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

  static void add(Enriched enriched, Headers headers) {
    set(headers, ID, enriched.getId());
    set(headers, REVISION, Integer.toString(enriched.getRevision()));
    set(headers, STATUS, enriched.getStatus().name());
    set(headers, REASON, enriched.getReason().name());
    if (enriched.getClassification() != null) {
      set(headers, CLASS, enriched.getClassification().getLabel());
    }
    if (enriched.getSentiment() != null) {
      set(headers, SENTIMENT, enriched.getSentiment().getLabel());
    }
  }

  private static void set(Headers headers, String key, String value) {
    headers.remove(key).add(key, value.getBytes(StandardCharsets.UTF_8));
  }
}
