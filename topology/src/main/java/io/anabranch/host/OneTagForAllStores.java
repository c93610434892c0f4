package io.anabranch.host;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;

/**
 * Names the store of a metric by one tag, {@code state.id}. Kafka Streams tags the same metric with
 * {@code rocksdb-state-id} or {@code in-memory-state-id}, and Prometheus takes no metric whose tags
 * differ.
 */
final class OneTagForAllStores implements MeterFilter {

  private static final String STORE_METRICS = "kafka.stream.state.";
  private static final String STORE = "state.id";

  @Override
  public Meter.Id map(Meter.Id id) {
    if (!id.getName().startsWith(STORE_METRICS)) {
      return id;
    }
    List<Tag> tags =
        id.getTags().stream()
            .map(tag -> tag.getKey().endsWith("." + STORE) ? Tag.of(STORE, tag.getValue()) : tag)
            .toList();
    return id.replaceTags(tags);
  }
}
