package io.anabranch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.processor.Results;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Gathered;
import io.anabranch.schema.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePartitionerTest {

  private static final byte[] KEY = "customer-7".getBytes(StandardCharsets.UTF_8);

  private final SourcePartitioner partitioner = new SourcePartitioner();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void shouldPlaceOnThePartitionOfTheSource(int partition) {
    SpecificRecord result =
        Results.complete(
            TestStages.tagged("text"), source(partition), FunctionFactory.MODEL, Instant.EPOCH);
    assertThat(partitioner.partitions("support.pos", KEY, result, 6)).hasValue(Set.of(partition));
    assertThat(partitioner.partitions("support.pos", null, result, 6)).hasValue(Set.of(partition));
  }

  @Test
  void shouldPlaceEverythingThatHasASource() {
    Gathered gathered = Gathered.newBuilder().setSource(source(3)).build();
    DeadLetter letter = new DeadLetter();
    letter.setSource(source(4));
    assertThat(partitioner.partitions("t", KEY, gathered, 6)).hasValue(Set.of(3));
    assertThat(partitioner.partitions("t", KEY, letter, 6)).hasValue(Set.of(4));
  }

  @Test
  void shouldRefuseATopicWithFewerPartitions() {
    Gathered gathered = Gathered.newBuilder().setSource(source(6)).build();
    assertThatThrownBy(() -> partitioner.partitions("support.pos", KEY, gathered, 6))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("support.pos")
        .hasMessageContaining("support.messages");
  }

  @Test
  void shouldLeaveTombstonesToTheirKey() {
    assertThat(partitioner.partitions("support.pos", KEY, null, 6)).isEmpty();
  }

  private static Source source(int partition) {
    return new Source("support.messages", partition, 7L, Instant.EPOCH);
  }
}
