package io.anabranch.bridge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What has become of the messages or records of a bridge, as {@code anabranch.bridge.messages}. */
final class BridgeCounters {

  /** What becomes of one. */
  enum Fate {
    /** Kafka, or the other broker, has it. */
    DELIVERED,
    /** It is in Kafka under the same id already. */
    REPEATED,
    /** It has no id, so that a repetition could not be told. */
    WITHOUT_ID,
    /** Its id is that of another message that says something else. It was delivered as well. */
    ID_IN_USE,
    /** Nobody at the other broker wants it; it is kept apart there. */
    UNROUTABLE,
    /** It can never be delivered, and stays where it came from. */
    REFUSED
  }

  private final Map<Fate, Counter> counters = new EnumMap<>(Fate.class);

  BridgeCounters(MeterRegistry registry, String bridge) {
    for (Fate fate : Fate.values()) {
      counters.put(
          fate,
          Counter.builder("anabranch.bridge.messages")
              .description("Messages of a bridge, by what has become of them")
              .tags(
                  "bridge", bridge, "fate", fate.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .register(registry));
    }
  }

  void count(Fate fate) {
    Counter counter = counters.get(fate);
    if (counter != null) {
      counter.increment();
    }
  }
}
