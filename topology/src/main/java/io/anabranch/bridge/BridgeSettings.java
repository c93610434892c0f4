package io.anabranch.bridge;

import io.anabranch.broker.BrokerKind;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.queue.QueueSource;
import io.anabranch.queue.RecordSink;
import io.anabranch.queue.SectionKeys;
import io.anabranch.queue.nats.NatsSink;
import io.anabranch.queue.nats.NatsSource;
import io.anabranch.queue.rabbitmq.RabbitSink;
import io.anabranch.queue.rabbitmq.RabbitSource;
import io.anabranch.queue.redis.RedisSink;
import io.anabranch.queue.redis.RedisSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * How a bridge is configured: {@code from} another broker, or {@code to} one.
 *
 * @param name that the configuration gives it
 */
record BridgeSettings(String name, Map<String, String> values) {

  private static final String SECTION = "bridges.";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String KEY_HEADER = "key.header";
  private static final String ROUTE = "route";
  private static final String START = "start";
  private static final String TEXT = "text";

  BridgeSettings {
    values = Map.copyOf(values);
    if (values.containsKey(FROM) == values.containsKey(TO)) {
      throw new ConfigException(
          SECTION + name + ": it needs either from or to, the URL of a broker");
    }
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw new ConfigException(
          SECTION, name, "allowed are names of lower-case letters, digits and hyphens");
    }
  }

  /** All that are configured, in the order of their names. */
  static List<BridgeSettings> all(AnabranchConfig config) {
    List<BridgeSettings> all = new ArrayList<>();
    config.bridges().forEach((name, values) -> all.add(new BridgeSettings(name, values)));
    return all;
  }

  boolean isInbound() {
    return values.containsKey(FROM);
  }

  /**
   * Where messages come from.
   *
   * @param source not started yet
   * @param keyHeader whose value is the key of a record, where a message has it
   */
  record Inbound(QueueSource source, Optional<String> keyHeader) {}

  /**
   * Where records go to.
   *
   * @param route names of what subscribers choose by, from the left
   * @param isFromStart whether it begins with the first record that there is, or with the next
   * @param hasText whether records have what customers wrote
   */
  record Outbound(RecordSink sink, List<String> route, boolean isFromStart, boolean hasText) {}

  /**
   * Opens the source of a bridge from another broker.
   *
   * @throws ConfigException that names the key, the bad value and what is allowed
   */
  Inbound inbound() {
    SectionKeys keys = keys();
    Optional<String> keyHeader = keys.text(KEY_HEADER);
    QueueSource source =
        switch (kind(keys, FROM)) {
          case RABBITMQ -> RabbitSource.of(keys);
          case NATS -> NatsSource.of(keys);
          case REDIS -> RedisSource.of(keys);
        };
    return closedIfWrong(keys, source, new Inbound(source, keyHeader));
  }

  /**
   * Opens the sink of a bridge to another broker.
   *
   * @throws ConfigException that names the key, the bad value and what is allowed
   */
  Outbound outbound() {
    SectionKeys keys = keys();
    List<String> route =
        Arrays.stream(keys.text(ROUTE).orElse("class,sentiment,channel,language").split(","))
            .map(String::strip)
            .toList();
    boolean isFromStart =
        switch (keys.text(START).orElse("earliest")) {
          case "earliest" -> true;
          case "latest" -> false;
          default ->
              throw new ConfigException(
                  keys.name(START), keys.text(START).get(), "allowed are earliest and latest");
        };
    boolean hasText = keys.flag(TEXT, true);
    RecordSink sink =
        switch (kind(keys, TO)) {
          case RABBITMQ -> RabbitSink.of(keys);
          case NATS -> NatsSink.of(keys);
          case REDIS -> RedisSink.of(keys);
        };
    return closedIfWrong(keys, sink, new Outbound(sink, route, isFromStart, hasText));
  }

  private SectionKeys keys() {
    return new SectionKeys(SECTION + name + ".", values);
  }

  private static BrokerKind kind(SectionKeys keys, String url) {
    return keys.broker(url).address().kind();
  }

  private static <T> T closedIfWrong(SectionKeys keys, AutoCloseable opened, T result) {
    try {
      keys.refuseOthers();
      return result;
    } catch (ConfigException e) {
      try {
        opened.close();
      } catch (Exception suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }
}
