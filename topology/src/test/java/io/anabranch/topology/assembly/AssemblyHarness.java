package io.anabranch.topology.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.Gathered;
import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Incarnation;
import io.anabranch.topology.identity.Sources;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.MessageIdentity;
import io.anabranch.topology.record.RetryTopic;
import io.anabranch.topology.record.SingleObjectSerdes;
import io.anabranch.topology.stage.StageHarness;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** A gather or the join in a {@link TopologyTestDriver}, with its topics. */
final class AssemblyHarness implements AutoCloseable {

  static final Instant START = StageHarness.START;
  static final byte[] KEY = "customer-7".getBytes(UTF_8);

  /** Timestamp of every record that is piped. */
  static final Instant TIME = Instant.parse("2025-12-31T23:00:00Z");

  private static final ByteArraySerializer SERIALIZER = new ByteArraySerializer();
  private static final ByteArrayDeserializer DESERIALIZER = new ByteArrayDeserializer();

  /** A topic that the intake reads. */
  static final String FOREIGN = "helpdesk";

  static final Incarnation APPEND_TIME = new Incarnation("first", true);

  private final String name;
  private final Topics topics;
  private final String output;
  private final TopologyTestDriver driver;
  private final Map<String, Long> offsets = new HashMap<>();

  private AssemblyHarness(
      String name, Topics topics, String output, Topology topology, Path state) {
    this.name = name;
    this.topics = topics;
    this.output = output;
    driver = new TopologyTestDriver(topology, StageHarness.properties(name, state), START);
  }

  static AssemblyHarness join(Pipeline pipeline, Map<String, String> values, Path state) {
    return join(pipeline, values, Topics.RECORD_BYTES, state);
  }

  static AssemblyHarness join(
      Pipeline pipeline, Map<String, String> values, int recordLimit, Path state) {
    return join(pipeline, values, recordLimit, state, APPEND_TIME);
  }

  static AssemblyHarness join(
      Pipeline pipeline,
      Map<String, String> values,
      int recordLimit,
      Path state,
      Incarnation messages) {
    return join(pipeline, values, recordLimit, state, messages, AssemblyHarness::unhurried);
  }

  static AssemblyHarness join(
      Pipeline pipeline,
      Map<String, String> values,
      int recordLimit,
      Path state,
      Incarnation messages,
      LongSupplier nanoTime) {
    AnabranchConfig config = AnabranchConfig.from(values);
    Topics topics = new Topics(config.topics());
    Topology topology =
        new AssemblyTopology(
                topics,
                new MessageIdentity(topics.messages(), Set.of(FOREIGN)),
                SingleObjectSerdes.serdes(),
                config.join().retention(),
                recordLimit,
                () -> messages,
                nanoTime)
            .join(pipeline, config.join());
    return new AssemblyHarness("join", topics, topics.enriched(), topology, state);
  }

  /** A time that lets a tick do all that there is to do. */
  private static long unhurried() {
    return 0;
  }

  static AssemblyHarness gather(Needs needs, Path state) {
    return gather(needs, Topics.RECORD_BYTES, state);
  }

  static AssemblyHarness gather(Needs needs, int recordLimit, Path state) {
    AnabranchConfig config = AnabranchConfig.from(Map.of());
    Topics topics = new Topics(config.topics());
    Topology topology =
        new AssemblyTopology(
                topics,
                new MessageIdentity(topics.messages(), Set.of(FOREIGN)),
                SingleObjectSerdes.serdes(),
                config.join().retention(),
                recordLimit,
                () -> APPEND_TIME,
                AssemblyHarness::unhurried)
            .gather(needs);
    return new AssemblyHarness(
        "gathered." + needs.name(), topics, topics.of(needs), topology, state);
  }

  /** The source of a message, piped or not. */
  static Source source(long offset) {
    return new Source("support.messages", 0, offset, TIME);
  }

  /** Pipes the next message. */
  Source message(String text) {
    return message(KEY, SingleObjectSerdes.encode(TestStages.message(text)), new RecordHeaders());
  }

  Source message(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    String topic = topics.messages();
    driver
        .createInputTopic(topic, SERIALIZER, SERIALIZER)
        .pipeInput(new TestRecord<>(key, value, headers, TIME));
    return source(offsets.merge(topic, 1L, Long::sum) - 1);
  }

  /**
   * Pipes a message of any offset and timestamp, as another incarnation of the topic may have: by
   * way of the retry topic, which says them.
   */
  Source message(String text, long offset, Instant timestamp) {
    String source = "support.messages/0/%d/%d".formatted(offset, timestamp.toEpochMilli());
    Headers headers =
        new RecordHeaders()
            .add(RetryTopic.SOURCE, source.getBytes(UTF_8))
            .add(RetryTopic.ATTEMPTS, "1".getBytes(UTF_8));
    byte[] value = SingleObjectSerdes.encode(TestStages.message(text));
    retry(new TestRecord<>(KEY, value, headers, timestamp));
    return new Source("support.messages", 0, offset, timestamp);
  }

  /** Has the state be of a topic of this id. */
  void noteTopicId(String id) {
    driver
        .<byte[], byte[]>getKeyValueStore(name + "-expired")
        .put("topic id".getBytes(UTF_8), id.getBytes(UTF_8));
  }

  void result(Annotation<?> annotation, SpecificRecord value) {
    result(annotation, KEY, SingleObjectSerdes.encode(value), new RecordHeaders());
  }

  void result(
      Annotation<?> annotation, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    driver
        .createInputTopic(topics.of(annotation), SERIALIZER, SERIALIZER)
        .pipeInput(new TestRecord<>(key, value, headers, TIME));
  }

  void retry(TestRecord<byte[], byte[]> record) {
    driver.createInputTopic(topics.retry(name), SERIALIZER, SERIALIZER).pipeInput(record);
  }

  /** Has a message be held. */
  void hold(HeldMessage message) {
    driver
        .<byte[], byte[]>getKeyValueStore(name + "-messages")
        .put(Sources.key(message.source()), message.toBytes());
  }

  /** What the changelogs have of its stores. */
  Map<String, List<KeyValue<byte[], byte[]>>> changelogs() {
    Map<String, List<KeyValue<byte[], byte[]>>> changelogs = new HashMap<>();
    for (String store : List.of("messages", "expired")) {
      changelogs.put(store, entries(store));
    }
    return changelogs;
  }

  /** Has the stores be what changelogs say, as after a crash. */
  void restore(Map<String, List<KeyValue<byte[], byte[]>>> changelogs) {
    changelogs.forEach(
        (store, entries) ->
            driver.<byte[], byte[]>getKeyValueStore(name + "-" + store).putAll(entries));
  }

  /** Has the next record of a topic of results be one later. */
  void skip(Annotation<?> annotation) {
    result(annotation, KEY, null, new RecordHeaders());
  }

  /** Leaves a message one wake-up alone. */
  void wakeOnlyAt(Instant time, Source source) {
    KeyValueStore<byte[], byte[]> wakeUps = driver.getKeyValueStore(name + "-wake-ups");
    entries("wake-ups").forEach(entry -> wakeUps.delete(entry.key));
    byte[] key = Sources.key(source);
    wakeUps.put(
        ByteBuffer.allocate(Long.BYTES + key.length).putLong(time.toEpochMilli()).put(key).array(),
        key);
  }

  void advance(Duration time) {
    driver.advanceWallClockTime(time);
  }

  List<TestRecord<byte[], byte[]>> records() {
    return driver.createOutputTopic(output, DESERIALIZER, DESERIALIZER).readRecordsToList();
  }

  List<Enriched> enriched() {
    return records().stream()
        .map(r -> SingleObjectSerdes.decode(r.value(), Enriched.class))
        .toList();
  }

  List<Gathered> gathered() {
    return records().stream()
        .map(r -> SingleObjectSerdes.decode(r.value(), Gathered.class))
        .toList();
  }

  List<DeadLetter> deadLetters() {
    return driver
        .createOutputTopic(topics.deadLetters(), DESERIALIZER, DESERIALIZER)
        .readValuesToList()
        .stream()
        .map(value -> SingleObjectSerdes.decode(value, DeadLetter.class))
        .toList();
  }

  /** Number of entries of a store. */
  int stored(String store) {
    return entries(store).size();
  }

  /** Bytes of the largest value in its stores. */
  int largestStored() {
    return entries("messages").stream().mapToInt(entry -> entry.value.length).max().orElse(0);
  }

  /** Messages of which nothing is erased. */
  long held() {
    return entries("messages").stream()
        .filter(entry -> !HeldMessage.ofBytes(entry.value).isErased())
        .count();
  }

  private List<KeyValue<byte[], byte[]>> entries(String store) {
    List<KeyValue<byte[], byte[]>> entries = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> all =
        driver.<byte[], byte[]>getKeyValueStore(name + "-" + store).all()) {
      all.forEachRemaining(entries::add);
    }
    return entries;
  }

  /** Results that were dropped because their message was no longer held. */
  double dropped() {
    return driver.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("late-results-dropped-total"))
        .mapToDouble(metric -> (double) metric.metricValue())
        .sum();
  }

  @Override
  public void close() {
    driver.close();
  }
}
