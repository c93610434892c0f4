package io.anabranch.processor.referencedata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReferenceEntriesTest {

  private final AtomicInteger made = new AtomicInteger();
  private final ReferenceEntries<String, Map<String, String>> entries =
      new ReferenceEntries<>(
          all -> {
            made.incrementAndGet();
            return all;
          });

  @Test
  void shouldMakeOnceOfManyChanges() {
    for (int i = 0; i < 5_000; i++) {
      entries.put("id" + i, "entry");
    }

    assertThat(entries.current()).hasSize(5_000).isSameAs(entries.current());
    assertThat(made).hasValue(1);
  }

  @Test
  void shouldMakeAnewAfterChange() {
    Map<String, String> before = entries.current();
    entries.put("a", "1");
    Map<String, String> added = entries.current();
    entries.put("a", "2");
    assertThat(entries.get("a")).isEqualTo("2");
    assertThat(entries.current()).containsExactly(Map.entry("a", "2"));
    entries.remove("a");

    assertThat(entries.current()).isEmpty();
    assertThat(before).as("what was made does not change").isEmpty();
    assertThat(added).containsExactly(Map.entry("a", "1"));
  }

  @Test
  void shouldNotMakeAnewWhenNothingIsRemoved() {
    Map<String, String> before = entries.current();
    entries.remove("nobody");

    assertThat(entries.current()).isSameAs(before);
    assertThat(made).hasValue(1);
  }
}
