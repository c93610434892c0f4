package io.anabranch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {

  @Test
  void shouldReadWhatItWrites() {
    StreamPosition position = new StreamPosition(List.of(0L, 999_999_999_999_999_999L, 7L));

    assertThat(StreamPosition.parse(position.toString(), 3).orElseThrow().offsets())
        .isEqualTo(position.offsets());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1-2-3", "1-", "-1-2", "1--2", "1-x", "1-2\n", "1-9999999999999999999"})
  void shouldReadNothingElse(String id) {
    assertThat(StreamPosition.parse(id, 2)).isEmpty();
  }

  @Test
  void shouldReadNoLongNonsense() {
    assertThat(StreamPosition.parse("1-".repeat(100_000) + "1", 2)).isEmpty();
  }

  @Test
  void shouldStandBehindARecordThatWasPassed() {
    StreamPosition position = new StreamPosition(List.of(4L, 5L));
    StreamPosition before = position.copy();
    position.pass(1, 9);

    assertThat(position).hasToString("4-10");
    assertThat(before.until(position)).isEqualTo(5);
    assertThat(position.until(before)).isZero();
  }

  @Test
  void shouldNeverGoBack() {
    StreamPosition position = new StreamPosition(List.of(4L, 5L));
    position.advance(new StreamPosition(List.of(3L, 8L)));

    assertThat(position).hasToString("4-8");
  }
}
