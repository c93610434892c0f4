package io.anabranch.topology.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTimestampsTest {

  @ParameterizedTest
  @CsvSource({"-1, 0", "-9223372036854775808, 0", "0, 0", "7, 7"})
  void shouldTakeTheEpochForTimestampsBeforeIt(long timestamp, long expected) {
    ConsumerRecord<Object, Object> record =
        new ConsumerRecord<>(
            "support.messages",
            0,
            0,
            timestamp,
            TimestampType.NO_TIMESTAMP_TYPE,
            0,
            0,
            "",
            "",
            new RecordHeaders(),
            Optional.empty());
    assertThat(new RecordTimestamps().extract(record, 99)).isEqualTo(expected);
  }
}
