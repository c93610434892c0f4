package io.anabranch.faults;

import io.anabranch.topology.identity.Sources;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message that the broker has.
 *
 * @param timestamp that the broker gave it, in milliseconds since the epoch
 */
record Sent(Input input, String topic, long offset, long timestamp) {

  /** The identity of everything that is said about it. */
  String id() {
    return Sources.id(topic, input.partition(), offset, timestamp);
  }

  byte @Nullable [] key() {
    String key = input.key();
    return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
  }
}
