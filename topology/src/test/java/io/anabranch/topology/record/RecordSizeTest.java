package io.anabranch.topology.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0",
    "12, 1000, 3, 20",
    "100000, 5, 1, 0",
    "3, 0, 5000, 0",
    "0, 9, 2, 90000"
  })
  void shouldNotBeUnderTheProducersOwnEstimate(int key, int value, int headers, int headerValue) {
    Headers some = headers(headers, headerValue);
    int estimate =
        AbstractRecords.estimateSizeInBytesUpperBound(
            RecordBatch.CURRENT_MAGIC_VALUE,
            CompressionType.NONE,
            new byte[key],
            new byte[value],
            some.toArray());
    assertThat(RecordSize.of(new byte[key], new byte[value], some))
        .isBetween((long) estimate, estimate + 100L + 10L * headers);
  }

  @Test
  void shouldCountNamesOfHeadersInUtf8() {
    Headers headers = new RecordHeaders().add("\u20ac\u20ac", "v".getBytes(UTF_8));
    Headers plain = new RecordHeaders().add("aaaaaa", "v".getBytes(UTF_8));
    assertThat(RecordSize.of(headers)).isEqualTo(RecordSize.of(plain));
  }

  private static Headers headers(int count, int length) {
    Headers headers = new RecordHeaders();
    IntStream.range(0, count).forEach(i -> headers.add("h" + i, new byte[length]));
    return headers;
  }
}
