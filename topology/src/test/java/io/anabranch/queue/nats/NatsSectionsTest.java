package io.anabranch.queue.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.queue.SectionKeys;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sections for sources and sinks may say. */
class NatsSectionsTest {

  private static final String URL = "nats://localhost:4222";

  @ParameterizedTest
  @CsvSource({
    "stream, EVENTS, consumer, mine",
    "stream, EVENTS, subject, events.*.b.>",
    "stream, EVENTS, ack.wait, 60",
    "subject, events.>, queue.group, mine"
  })
  void shouldKnowKeysOfSources(String one, String value, String other, String otherValue) {
    SectionKeys keys =
        new SectionKeys("intake.a.", Map.of("from", URL, one, value, other, otherValue));

    try (NatsSource source = NatsSource.of(keys)) {
      assertThat(source.trouble()).isPresent();
    }
    keys.refuseOthers();
  }

  @ParameterizedTest
  @CsvSource({
    "stream, two words, without spaces",
    "stream, a.b, without spaces",
    "consumer, '*', without spaces",
    "subject, events..a, for the rest",
    "subject, '>.a', for the rest",
    "ack.wait, 0, whole numbers from 1",
    "ack.wait, soon, whole numbers from 1",
    "queue.group, a, unknown key"
  })
  void shouldSayWhatIsWrongWithSource(String key, String value, String expected) {
    Map<String, String> keys = new TreeMap<>(Map.of("from", URL, "stream", "EVENTS"));
    keys.put(key, value);

    assertRefused(keys, expected, key);
  }

  @Test
  void shouldWantStreamOrSubject() {
    assertRefused(Map.of("from", URL), "required", "intake.a.stream or intake.a.subject");
    assertRefused(
        Map.of("from", URL, "subject", "a", "consumer", "mine"), "unknown key", "consumer");
  }

  @Test
  void shouldKnowKeysOfSinks() {
    SectionKeys keys =
        new SectionKeys(
            "output.a.", Map.of("to", URL, "subject", "records.a", "jetstream", "false"));

    try (NatsSink sink = NatsSink.of(keys)) {
      assertThat(sink.trouble()).isPresent();
    }
    keys.refuseOthers();
  }

  @ParameterizedTest
  @CsvSource({
    "subject, records.*, without spaces",
    "subject, '', required",
    "jetstream, yes, allowed are true and false"
  })
  void shouldSayWhatIsWrongWithSink(String key, String value, String expected) {
    Map<String, String> keys = new TreeMap<>(Map.of("to", URL, "subject", "records"));
    keys.put(key, value);

    assertThatThrownBy(() -> NatsSink.of(new SectionKeys("output.a.", keys)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("output.a." + key)
        .hasMessageContaining(expected);
  }

  private static void assertRefused(Map<String, String> keys, String... expected) {
    SectionKeys section = new SectionKeys("intake.a.", keys);
    assertThatThrownBy(
            () -> {
              NatsSource.of(section).close();
              section.refuseOthers();
            })
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(expected);
  }
}
