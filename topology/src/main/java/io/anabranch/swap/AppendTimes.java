package io.anabranch.swap;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * What the timestamps of messages say of when brokers have appended them. Every record that we
 * derive from a message is appended later, with the broker's time: from the time of a message on,
 * each of our topics has all that was derived from it and from those after it.
 *
 * @param ahead how many milliseconds a timestamp may be ahead of the append
 */
record AppendTimes(long ahead) {

  /** The clocks of brokers agree at least so well. */
  static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(1);

  AppendTimes {
    if (ahead < 0) {
      throw new IllegalArgumentException("ahead %d: allowed are 0 and above".formatted(ahead));
    }
  }

  /**
   * Of the messages of a topic. With the broker's time they say it; with the producer's, the topic
   * bounds how far they may be ahead.
   *
   * @throws ExecutionException with Kafka's reason
   */
  static AppendTimes read(Admin admin, String topic)
      throws InterruptedException, ExecutionException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    return config == null
        ? new AppendTimes(Long.MAX_VALUE)
        : of(
            value(config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)),
            value(config.get(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG)));
  }

  /**
   * By the values of the topic's configuration, which old brokers have not.
   *
   * @param type {@code LogAppendTime} or {@code CreateTime}
   * @param afterMax milliseconds
   */
  static AppendTimes of(@Nullable String type, @Nullable String afterMax) {
    if ("LogAppendTime".equals(type)) {
      return new AppendTimes(0);
    }
    return new AppendTimes(afterMax == null ? Long.MAX_VALUE : Long.parseLong(afterMax));
  }

  /** A time, in milliseconds, before which a message of this timestamp was not appended. */
  long notBefore(long timestamp) {
    long known = Math.max(0, timestamp);
    return known <= ahead ? 0 : Math.max(0, known - ahead - CLOCK_DIFFERENCE.toMillis());
  }

  private static @Nullable String value(@Nullable ConfigEntry entry) {
    return entry == null ? null : entry.value();
  }
}
