package io.anabranch.work;

import io.anabranch.cluster.ConfiguredSerdes;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.TopicReader;
import io.anabranch.processor.Document;
import io.anabranch.processor.RecordPlace;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.stage.StageDocuments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;

/** Reads the records of Kafka that tasks point to. Thread-safe. */
public final class PointedRecords implements AutoCloseable {

  private final String prefix;
  private final TopicReader reader;
  private final StageDocuments documents;

  /**
   * @param connection stays the caller's
   * @param stage whose documents they are
   */
  public PointedRecords(Connection connection, Pipeline pipeline, Stage stage) {
    prefix = connection.config().topics().prefix();
    reader = new TopicReader(connection.seekingConsumer());
    documents =
        new StageDocuments(
            pipeline,
            new Topics(connection.config().topics()),
            stage,
            ConfiguredSerdes.of(connection.config()),
            connection.config().textLimit());
  }

  /**
   * The documents of records.
   *
   * @return of those that are there and that the stage makes documents of
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
   */
  synchronized Map<RecordPlace, Document> read(List<RecordPlace> places) {
    Map<TopicPartition, NavigableSet<Long>> offsets = new HashMap<>();
    for (RecordPlace place : places) {
      if (!place.topic().startsWith(prefix)) {
        throw new InvalidTopicException("a task points to a topic that is not the pipeline's");
      }
      offsets
          .computeIfAbsent(
              new TopicPartition(place.topic(), place.partition()), partition -> new TreeSet<>())
          .add(place.offset());
    }
    Map<RecordPlace, Document> read = new HashMap<>();
    offsets.forEach(
        (partition, wanted) ->
            reader.read(
                partition,
                wanted,
                record -> {
                  RecordPlace place =
                      new RecordPlace(record.topic(), record.partition(), record.offset());
                  try {
                    if (record.value() != null) {
                      read.put(place, documents.read(record.value(), place));
                    }
                  } catch (IllegalArgumentException e) {
                    // There is none, and the task is told.
                  }
                }));
    return read;
  }

  @Override
  public void close() {
    reader.close();
    documents.close();
  }
}
