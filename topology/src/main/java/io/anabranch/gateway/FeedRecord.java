package io.anabranch.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anabranch.cluster.RecordDecoder;
import io.anabranch.cluster.UndecodableRecordException;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.topology.assembly.EnrichedHeaders;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record of the topic of enriched records, known by its headers. Not thread-safe. */
public final class FeedRecord {

  private final ConsumerRecord<byte[], byte[]> record;
  private final RecordDecoder decoder;
  private boolean isDecoded;
  private @Nullable Enriched decoded;

  FeedRecord(ConsumerRecord<byte[], byte[]> record, RecordDecoder decoder) {
    this.record = record;
    this.decoder = decoder;
  }

  /** The id of its message; empty if it is a tombstone, or nothing that the join has written. */
  public Optional<String> id() {
    return record.value() == null ? Optional.empty() : header(EnrichedHeaders.ID);
  }

  /** Whether it is the one that callers wait for. */
  public boolean isComplete() {
    return header(EnrichedHeaders.STATUS).equals(Optional.of(EnrichedStatus.COMPLETE.name()));
  }

  /** A header as text. */
  public Optional<String> header(String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), UTF_8));
  }

  /** Its key as text, if it has one. */
  public Optional<String> key() {
    return record.key() == null ? Optional.empty() : Optional.of(new String(record.key(), UTF_8));
  }

  public int partition() {
    return record.partition();
  }

  public long offset() {
    return record.offset();
  }

  /** Decodes it, at most once; empty if it cannot be decoded. */
  public Optional<Enriched> enriched() {
    if (!isDecoded) {
      decoded = decode();
      isDecoded = true;
    }
    return Optional.ofNullable(decoded);
  }

  private @Nullable Enriched decode() {
    try {
      return decoder.decode(record.topic(), record.value()) instanceof Enriched enriched
          ? enriched
          : null;
    } catch (UndecodableRecordException notOurs) {
      return null;
    }
  }
}
