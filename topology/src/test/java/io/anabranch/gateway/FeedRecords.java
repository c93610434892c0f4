package io.anabranch.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of the topic of enriched records that nobody decodes. */
public final class FeedRecords {

  private FeedRecords() {}

  /** One with a key and headers, whose value is empty. */
  public static FeedRecord of(String key, Map<String, String> headers) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("enriched", 0, 0, key.getBytes(UTF_8), new byte[0]);
    headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    return new FeedRecord(
        record,
        (topic, value) -> {
          throw new AssertionError("decoded");
        });
  }
}
