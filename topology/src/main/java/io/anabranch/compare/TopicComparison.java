package io.anabranch.compare;

import io.anabranch.cluster.RecordDecoder;
import io.anabranch.cluster.TopicReader;
import io.anabranch.cluster.UndecodableRecordException;
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

/**
 * Compares two topics of results. They are read partition by partition, because all results of a
 * message are on the same one, so that memory has to hold one partition's share of what the
 * candidate has answered.
 */
final class TopicComparison {

  private final TopicReader reader;
  private final RecordDecoder decoder;

  /** Reads through clients that the caller closes. */
  TopicComparison(TopicReader reader, RecordDecoder decoder) {
    this.reader = reader;
    this.decoder = decoder;
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
  ComparisonReport compare(
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
      return Optional.ofNullable(decoder.decode(record.topic(), record.value()));
    } catch (UndecodableRecordException e) {
      return Optional.empty();
    }
  }
}
