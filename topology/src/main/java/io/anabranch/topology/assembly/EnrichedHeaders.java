package io.anabranch.topology.assembly;

import io.anabranch.schema.Enriched;
import io.anabranch.stage.StageDescription;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;

/**
 * What routers ask of an enriched record, as headers in UTF-8, so that they need not decode it:
 * these, and those that the stages describe. None that somebody else set under their names stays.
 */
public final class EnrichedHeaders {

  public static final String ID = "anabranch.id";
  public static final String REVISION = "anabranch.revision";
  public static final String STATUS = "anabranch.status";
  public static final String REASON = "anabranch.reason";

  private EnrichedHeaders() {}

  /** Sets those of the record itself. */
  static void set(Enriched enriched, Headers headers) {
    put(headers, ID, enriched.getId());
    put(headers, REVISION, Integer.toString(enriched.getRevision()));
    put(headers, STATUS, enriched.getStatus().name());
    put(headers, REASON, enriched.getReason().name());
  }

  /** Sets those of a result. */
  static <T extends SpecificRecord> void add(StageDescription<T> stage, T result, Headers headers) {
    stage.headers(result).forEach((name, value) -> put(headers, name, value));
  }

  /** Removes those of a stage. */
  static void remove(StageDescription<?> stage, Headers headers) {
    stage.headerNames().forEach(headers::remove);
  }

  private static void put(Headers headers, String key, String value) {
    headers.remove(key);
    headers.add(key, value.getBytes(StandardCharsets.UTF_8));
  }
}
