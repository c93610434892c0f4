package io.anabranch.compare;

import io.anabranch.cluster.TopicReader;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import io.anabranch.stage.StageDescription;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Compares two topics of results. They are read partition by partition, because all results of a
 * message are on the same one, so that memory has to hold one partition's share of what the
 * candidate has answered.
 */
public final class TopicComparison {

  private final TopicReader reader;
  private final Deserializer<Object> deserializer;

  /** Reads through clients that the caller closes. */
  public TopicComparison(TopicReader reader, Deserializer<Object> deserializer) {
    this.reader = reader;
    this.deserializer = deserializer;
  }

  /**
   * Compares what the topics hold at this moment. Records that cannot be decoded are left out.
   *
   * @param stage whose results they are
   * @param live topic of the results of the stage
   * @param candidate partitions of the topic of the results of the candidate
   * @param mostExamples of messages that changed
   * @throws SchemaRegistryUnavailableException if the registry cannot be asked
   */
  public ComparisonReport compare(
      StageDescription<?> stage,
      String live,
      Collection<TopicPartition> candidate,
      int mostExamples) {
    return compare(stage.comparison(), live, candidate, mostExamples);
  }

  private <T extends SpecificRecord, E> ComparisonReport compare(
      ResultComparison<T, E> comparison,
      String live,
      Collection<TopicPartition> candidate,
      int mostExamples) {
    ComparisonTally<T, E> tally = new ComparisonTally<>(comparison, mostExamples);
    List<TopicPartition> inOrder =
        candidate.stream().sorted(Comparator.comparingInt(TopicPartition::partition)).toList();
    for (TopicPartition partition : inOrder) {
      reader.read(partition, record -> decode(record).ifPresent(tally::addCandidate));
      reader.read(
          new TopicPartition(live, partition.partition()),
          record -> decode(record).ifPresent(tally::addLive));
      tally.finish();
    }
    return tally.report();
  }

  private Optional<Object> decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.ofNullable(deserializer.deserialize(record.topic(), record.value()));
    } catch (SchemaRegistryUnavailableException e) {
      throw e;
    } catch (SerializationException e) {
      return Optional.empty();
    }
  }
}
