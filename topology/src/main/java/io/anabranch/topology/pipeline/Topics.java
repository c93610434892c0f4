package io.anabranch.topology.pipeline;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_MS_CONFIG;

import io.anabranch.config.AnabranchConfig.TopicsConfig;
import io.anabranch.intake.ForeignTopic;
import io.anabranch.processor.Annotation;
import io.anabranch.schema.Claim;
import io.anabranch.schema.ClaimOutcome;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.Gathered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * Names the topics of a pipeline.
 *
 * @param config prefix, partitions and retention
 */
public record Topics(TopicsConfig config) {

  /**
   * Largest record that we write. Dead letters, gathered and enriched records hold a whole input
   * record, which may have Kafka's default limit of 1 MiB, and what was said of it.
   */
  public static final int RECORD_BYTES = 4 * 1024 * 1024;

  /** How long an idempotency key names its message. */
  public static final Duration IDEMPOTENCY_WINDOW = Duration.ofHours(24);

  /** Records leave a topic by whole segments. */
  private static final Duration CLAIM_SEGMENT = Duration.ofHours(1);

  private static final Map<String, String> LARGE =
      Map.of(MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RECORD_BYTES));

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

  /** Where it is said who may write the message of an idempotency key. */
  public String claims() {
    return config.prefix() + "claims";
  }

  /** Where it is said which message that is. */
  public String claimOutcomes() {
    return config.prefix() + "claim-outcomes";
  }

  /** Where records are that an application is to process once more. */
  public String retry(String application) {
    return config.prefix() + "retry." + application;
  }

  /** Where the results of a shadow of a stage are while it is compared. */
  public String comparison(String stage) {
    return config.prefix() + "compare." + stage;
  }

  /** Where records are that a shadow of a stage could not process. */
  public String comparisonDeadLetters(String stage) {
    return comparison(stage) + ".dead-letters";
  }

  /**
   * The topics of a comparison. They are no part of a pipeline.
   *
   * @param partitions of the input of the stage
   */
  public List<Topic> ofComparison(String stage, int partitions) {
    return Stream.of(comparison(stage), comparisonDeadLetters(stage))
        .map(name -> stream(name, Optional.empty(), LARGE))
        .map(topic -> new Topic(topic.name(), topic.schema(), partitions, topic.config()))
        .toList();
  }

  /** Every topic of the pipeline, the input first. */
  public List<Topic> all(Pipeline pipeline) {
    List<Topic> topics = new ArrayList<>(ofMessages(pipeline));
    pipeline.stages().stream()
        .flatMap(stage -> stage.factory().reference().stream())
        .distinct()
        .forEach(reference -> topics.add(compacted(of(reference), schema(reference), 1, Map.of())));
    pipeline.intake().stream()
        .filter(ForeignTopic::isBridged)
        .forEach(bridged -> topics.add(stream(bridged.topic(), Optional.empty(), LARGE)));
    topics.add(brief(claims(), Claim.SCHEMA$));
    topics.add(brief(claimOutcomes(), ClaimOutcome.SCHEMA$));
    return List.copyOf(topics);
  }

  /**
   * The topics of messages, of what is said of them and of their retry, the input first. All have
   * the same number of partitions.
   */
  public List<Topic> ofMessages(Pipeline pipeline) {
    List<Topic> topics = new ArrayList<>();
    topics.add(stream(messages(), Optional.of(schema(Annotation.MESSAGE)), Map.of()));
    pipeline
        .stages()
        .forEach(
            s ->
                topics.add(stream(of(s.annotation()), Optional.of(schema(s.annotation())), LARGE)));
    pipeline
        .gathers()
        .forEach(needs -> topics.add(stream(of(needs), Optional.of(Gathered.SCHEMA$), LARGE)));
    topics.add(stream(enriched(), Optional.of(Enriched.SCHEMA$), LARGE));
    topics.add(compacted(deadLetters(), DeadLetter.SCHEMA$, config.partitions(), LARGE));
    pipeline.applications().forEach(a -> topics.add(stream(retry(a), Optional.empty(), LARGE)));
    return List.copyOf(topics);
  }

  private Topic stream(String name, Optional<Schema> schema, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE);
    settings.put(MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    settings.put(RETENTION_MS_CONFIG, Long.toString(config.retention().toMillis()));
    return new Topic(name, schema, config.partitions(), Map.copyOf(settings));
  }

  /** One whose records count for as long as an idempotency key does. */
  private Topic brief(String name, Schema schema) {
    return new Topic(
        name,
        Optional.of(schema),
        config.partitions(),
        Map.of(
            CLEANUP_POLICY_CONFIG,
            CLEANUP_POLICY_DELETE,
            MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime",
            RETENTION_MS_CONFIG,
            Long.toString(IDEMPOTENCY_WINDOW.plus(CLAIM_SEGMENT).toMillis()),
            SEGMENT_MS_CONFIG,
            Long.toString(CLAIM_SEGMENT.toMillis())));
  }

  private static Topic compacted(
      String name, Schema schema, int partitions, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT);
    settings.put(MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    return new Topic(name, Optional.of(schema), partitions, Map.copyOf(settings));
  }

  private static Schema schema(Annotation<?> annotation) {
    return SpecificData.get().getSchema(annotation.type());
  }
}
