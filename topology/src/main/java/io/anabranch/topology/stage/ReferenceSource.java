package io.anabranch.topology.stage;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.ReferenceData;
import io.anabranch.processor.TextProcessor;
import io.anabranch.topology.dependency.Closing;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.RecordSerdes;
import io.anabranch.topology.record.RecordTimestamps;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * The reference data of a stage: a compacted topic, which every instance reads as a whole.
 *
 * @param stage name of the stage
 * @param closing ends the wait for a broken dependency
 */
record ReferenceSource(String stage, Topics topics, RecordSerdes serdes, Closing closing) {

  /**
   * Adds it to the topology of the stage.
   *
   * @param processor that is given the data
   * @throws IllegalStateException if it does not take any
   */
  <R extends SpecificRecord> void addTo(
      Topology topology, Annotation<R> annotation, TextProcessor<?> processor) {
    if (!(processor instanceof ReferenceData<?> data)) {
      throw new IllegalStateException(
          "stage '%s' reads reference data '%s', but its processor does not take any"
              .formatted(stage, annotation));
    }
    @SuppressWarnings("unchecked") // The factory promises data of the type of its reference.
    ReferenceData<R> typed = (ReferenceData<R>) data;
    String topic = topics.of(annotation);
    String store = stage + "-" + annotation.name();
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(store), Serdes.ByteArray(), Serdes.ByteArray())
            .withLoggingDisabled(),
        store + "-input",
        new RecordTimestamps(),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topic,
        store + "-update",
        () -> new ReferenceNode<>(topic, store, annotation, typed, serdes.deserializer(), closing));
  }
}
