package io.anabranch.queue.redis;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.queue.SectionKeys;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * What a source reads.
 *
 * @param consumer no other process may have the same in the group
 * @param idField whose value is the id of a message, if there is one
 * @param bodyField whose value is the body of a message
 */
record RedisSourceSettings(
    BrokerSettings broker,
    String stream,
    String group,
    String consumer,
    Optional<String> idField,
    String bodyField) {

  /**
   * Reads {@code from} and what belongs to it, {@code stream}, {@code group}, {@code consumer},
   * {@code id.field} and {@code body.field}.
   */
  static RedisSourceSettings of(SectionKeys keys) {
    return new RedisSourceSettings(
        keys.broker("from"),
        keys.required("stream", "the name of a stream"),
        keys.text("group").orElse("anabranch"),
        keys.text("consumer").orElseGet(() -> keys.name("") + host()),
        keys.text("id.field"),
        keys.text("body.field").orElse("body"));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
