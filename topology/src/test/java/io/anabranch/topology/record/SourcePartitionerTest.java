package io.anabranch.topology.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePartitionerTest {

  private static final byte[] KEY = "customer-7".getBytes(StandardCharsets.UTF_8);

  private final SourcePartitioner partitioner = new SourcePartitioner();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void shouldPlaceOnThePartitionOfTheSource(int partition) {
    PartitionedValue placed = placed(partition);
    assertThat(partitioner.partitions("support.pos", KEY, placed, 6)).hasValue(Set.of(partition));
    assertThat(partitioner.partitions("support.pos", null, placed, 6)).hasValue(Set.of(partition));
  }

  @Test
  void shouldRefuseATopicWithFewerPartitions() {
    assertThatThrownBy(() -> partitioner.partitions("support.pos", KEY, placed(6), 6))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("support.pos")
        .hasMessageContaining("partition 6");
  }

  private static PartitionedValue placed(int partition) {
    return new PartitionedValue(new byte[] {1}, partition);
  }
}
