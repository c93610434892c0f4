package io.anabranch.topology;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import io.anabranch.config.AnabranchConfig.TopicsConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.Gathered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * Names the topics of a pipeline.
 *
 * @param config prefix, partitions and retention
 */
public record Topics(TopicsConfig config) {

  /** Dead letters hold a whole input record and what was said of it. */
  private static final int DEAD_LETTER_BYTES = 4 * 1024 * 1024;

  /** Where messages come in. */
  public String messages() {
    return of(Annotation.MESSAGE);
  }

  /** Where the results of an annotation are, or its reference data. */
  public String of(Annotation<?> annotation) {
    return config.prefix() + annotation.name();
  }

  /** What a stage with these needs reads. */
  public String of(Needs needs) {
    return needs.several()
        ? config.prefix() + "gathered." + needs.name()
        : of(needs.annotations().get(0));
  }

  /** Where enriched records are. */
  public String enriched() {
    return config.prefix() + "enriched";
  }

  /** Where records are that a stage could not process. */
  public String deadLetters() {
    return config.prefix() + "dead-letters";
  }

  /** Every topic of the pipeline, the input first. */
  public List<Topic> all(Pipeline pipeline) {
    List<Topic> topics = new ArrayList<>();
    topics.add(stream(messages(), schema(Annotation.MESSAGE)));
    pipeline.stages().forEach(s -> topics.add(stream(of(s.annotation()), schema(s.annotation()))));
    pipeline.gathers().forEach(needs -> topics.add(stream(of(needs), Gathered.SCHEMA$)));
    topics.add(stream(enriched(), Enriched.SCHEMA$));
    topics.add(
        compacted(
            deadLetters(),
            DeadLetter.SCHEMA$,
            config.partitions(),
            Map.of(MAX_MESSAGE_BYTES_CONFIG, Integer.toString(DEAD_LETTER_BYTES))));
    pipeline.stages().stream()
        .flatMap(stage -> stage.factory().reference().stream())
        .distinct()
        .forEach(reference -> topics.add(compacted(of(reference), schema(reference), 1, Map.of())));
    return List.copyOf(topics);
  }

  private Topic stream(String name, Schema schema) {
    return new Topic(
        name,
        schema,
        config.partitions(),
        Map.of(
            CLEANUP_POLICY_CONFIG,
            CLEANUP_POLICY_DELETE,
            MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime",
            RETENTION_MS_CONFIG,
            Long.toString(config.retention().toMillis())));
  }

  private static Topic compacted(
      String name, Schema schema, int partitions, Map<String, String> more) {
    Map<String, String> config = new java.util.HashMap<>(more);
    config.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT);
    config.put(MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    return new Topic(name, schema, partitions, Map.copyOf(config));
  }

  private static Schema schema(Annotation<?> annotation) {
    return SpecificData.get().getSchema(annotation.type());
  }
}
