package io.anabranch.topology.stage;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.schema.DeadLetter;
import io.anabranch.topology.limit.HungCalls;
import io.anabranch.topology.limit.InferenceLimit;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.RecordSerdes;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** One stage in a {@link TopologyTestDriver}, with its topics. */
public final class StageHarness<T extends SpecificRecord> implements AutoCloseable {

  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final ByteArraySerializer SERIALIZER = new ByteArraySerializer();
  private static final ByteArrayDeserializer DESERIALIZER = new ByteArrayDeserializer();

  private final Topics topics = new Topics(AnabranchConfig.from(Map.of()).topics());
  private final Map<String, Long> offsets = new HashMap<>();
  private final CountDownLatch hangs = new CountDownLatch(1);
  private final Class<T> type;
  private final String name;
  private final String input;
  private final String output;
  private final StageTopology.WiredStage wired;
  private final TopologyTestDriver driver;

  public StageHarness(
      ProcessorFactory<T> factory, RecordSerdes serdes, StageLimits limits, Path state) {
    type = factory.annotation().type();
    name = factory.annotation().name();
    Stage stage = TestStages.stage(factory);
    Pipeline pipeline = TestStages.withIntake(TestStages.pipeline());
    input = topics.of(pipeline.needs(stage));
    output = topics.of(factory.annotation());
    wired =
        new StageTopology(pipeline, topics, serdes, limits, new HungCalls(hangs::countDown))
            .build(stage, TestStages.models(), StageTopics.live(pipeline, topics, serdes, stage));
    driver = new TopologyTestDriver(wired.topology(), properties(stage.name(), state), START);
  }

  static final InferenceLimit PATIENT = InferenceLimit.of(Duration.ofMinutes(1), false);

  /** Limits that tests do not come near, but for the text's. */
  public static final StageLimits WIDE = new StageLimits(1_000, 32, PATIENT, Topics.RECORD_BYTES);

  public static Properties properties(String application, Path state) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    return properties;
  }

  TopologyTestDriver driver() {
    return driver;
  }

  String inputTopic() {
    return input;
  }

  /** Whether models have hung so often that the process would end. */
  boolean isToEnd() {
    return hangs.getCount() == 0;
  }

  void beginToClose() {
    wired.closing().begin();
  }

  /** Value of a metric, summed over nodes. */
  double metric(String name) {
    return driver.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals(name))
        .mapToDouble(metric -> (double) metric.metricValue())
        .sum();
  }

  public String retryTopic() {
    return topics.retry(name);
  }

  /** Shows records to the look-ahead, as the interceptor does after a poll. */
  public void poll(List<TestRecord<byte[], byte[]>> records) {
    poll(input, records);
  }

  public void poll(String topic, List<TestRecord<byte[], byte[]>> records) {
    LookAhead<?> lookAhead =
        (LookAhead<?>)
            Objects.requireNonNull(
                wired
                    .properties()
                    .get(StreamsConfig.mainConsumerPrefix(LookAheadInterceptor.LOOK_AHEAD_CONFIG)));
    long offset = offsets.getOrDefault(topic, 0L);
    for (TestRecord<byte[], byte[]> record : records) {
      lookAhead.note(
          new ConsumerRecord<>(
              topic,
              0,
              offset++,
              record.getRecordTime().toEpochMilli(),
              TimestampType.CREATE_TIME,
              0,
              0,
              record.key(),
              record.value(),
              record.headers(),
              Optional.empty()));
    }
  }

  public void pipe(TestRecord<byte[], byte[]> record) {
    pipe(input, record);
  }

  public void pipe(String topic, TestRecord<byte[], byte[]> record) {
    offsets.merge(topic, 1L, Long::sum);
    driver.createInputTopic(topic, SERIALIZER, SERIALIZER).pipeInput(record);
  }

  public List<TestRecord<byte[], byte[]>> resultRecords() {
    return driver.createOutputTopic(output, DESERIALIZER, DESERIALIZER).readRecordsToList();
  }

  public List<T> results() {
    List<T> results = new ArrayList<>();
    resultRecords().forEach(r -> results.add(SingleObjectSerdes.decode(r.value(), type)));
    return results;
  }

  public List<DeadLetter> deadLetters() {
    return deadLetterRecords().stream()
        .map(record -> SingleObjectSerdes.decode(record.value(), DeadLetter.class))
        .toList();
  }

  public List<TestRecord<byte[], byte[]>> deadLetterRecords() {
    return driver
        .createOutputTopic(topics.deadLetters(), DESERIALIZER, DESERIALIZER)
        .readRecordsToList();
  }

  public static TestRecord<byte[], byte[]> record(byte @Nullable [] key, byte @Nullable [] value) {
    return record(key, value, new RecordHeaders(), START);
  }

  public static TestRecord<byte[], byte[]> record(
      byte @Nullable [] key, byte @Nullable [] value, Headers headers, Instant time) {
    return new TestRecord<>(key, value, headers, time);
  }

  @Override
  public void close() {
    driver.close();
    wired.processor().close();
  }
}
