package io.anabranch.topology.stage;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Shows the records of each poll to a {@link LookAhead}, which the consumer's properties carry. */
public final class LookAheadInterceptor implements ConsumerInterceptor<byte[], byte[]> {

  /** Property that holds the {@link LookAhead}. */
  static final String LOOK_AHEAD_CONFIG = "anabranch.look.ahead";

  private @Nullable LookAhead<?> lookAhead;

  @Override
  public void configure(Map<String, ?> configs) {
    lookAhead = (LookAhead<?>) Objects.requireNonNull(configs.get(LOOK_AHEAD_CONFIG));
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    records.forEach(Objects.requireNonNull(lookAhead)::note);
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}
}
