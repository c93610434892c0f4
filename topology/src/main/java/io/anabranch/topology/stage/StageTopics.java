package io.anabranch.topology.stage;

import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.RecordSerdes;
import io.anabranch.topology.record.Sinks;
import io.anabranch.topology.record.SubstituteTopicSerializer;
import java.util.List;
import java.util.Map;

/**
 * Where a stage reads and writes.
 *
 * @param inputs topics
 * @param sinks topics of its results and of its dead letters
 * @param serdes of the records in them
 */
public record StageTopics(List<String> inputs, Sinks sinks, RecordSerdes serdes) {

  public StageTopics {
    inputs = List.copyOf(inputs);
  }

  /** Those of a stage of a pipeline. */
  public static StageTopics live(
      Pipeline pipeline, Topics topics, RecordSerdes serdes, Stage stage) {
    return new StageTopics(
        List.of(topics.of(pipeline.needs(stage)), topics.retry(stage.name())),
        new Sinks(stage.name(), topics.of(stage.annotation()), topics.deadLetters()),
        serdes);
  }

  /**
   * Those of a shadow of it: it reads what the stage reads, but for its retries, and writes to the
   * topics of a comparison, so that nothing else notices.
   */
  public static StageTopics shadow(
      Pipeline pipeline, Topics topics, RecordSerdes serdes, Stage stage) {
    String results = topics.comparison(stage.name());
    String deadLetters = topics.comparisonDeadLetters(stage.name());
    Map<String, String> registeredFor =
        Map.of(results, topics.of(stage.annotation()), deadLetters, topics.deadLetters());
    return new StageTopics(
        List.of(topics.of(pipeline.needs(stage))),
        new Sinks(stage.name(), results, deadLetters),
        new RecordSerdes(
            () -> new SubstituteTopicSerializer(serdes.serializer(), registeredFor),
            serdes.deserializers()));
  }
}
