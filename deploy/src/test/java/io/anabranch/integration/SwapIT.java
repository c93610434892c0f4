package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.cluster.Connection;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.host.StreamsHost;
import io.anabranch.operation.Resources;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Results;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Enriched;
import io.anabranch.stage.StageCatalog;
import io.anabranch.topology.identity.Sources;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Pipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Sentiment is swapped, mid-stream, for implementations with other needs. */
@Tag("faults")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwapIT {

  private static final Set<Annotation<?>> GATHERED = QuickStages.GATHERED;
  private static final Set<Annotation<?>> MESSAGES = Set.of(Annotation.MESSAGE);
  private static final Set<Annotation<?>> OWN_GATHER =
      Set.of(Annotation.MESSAGE, PosStage.ANNOTATION);

  private static final int OLD = 120;
  private static final int MORE = 40;

  /** Longer than what a start goes back for clocks that differ. */
  private static final Duration APART = Duration.ofSeconds(3);

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final String PREFIX = "swap.";
  private static final String GROUP = PREFIX + "sentiment";

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private static Path directory;

  private static final Resources RESOURCES = new Resources();
  private static final QuickStages STAGES = new QuickStages();
  private static final Set<String> OLD_IDS = new TreeSet<>();
  private static Connection connection;
  private static TopicContents topics;
  private static int sent;

  @BeforeAll
  static void start() throws Exception {
    connection = RESOURCES.add(Connection.open(config("any")));
    topics = new TopicContents(connection);
    STAGES.replaceSentiment("1");
    try (StreamsHost host = host("a", GATHERED)) {
      run(host);
      send(OLD);
      topics.awaitComplete(sent);
      OLD_IDS.addAll(topics.newest().keySet());
      awaitCommitted("gathered.content-pos-embedding", OLD);
      long oldSent = System.nanoTime();
      await().until(() -> System.nanoTime() - oldSent > APART.toNanos());
      send(MORE);
      topics.awaitComplete(sent);
      awaitCommitted("gathered.content-pos-embedding", OLD + MORE);
      // What arrives on the former topic from here on is left for the next implementation.
      host.stop("sentiment");
      send(MORE);
      await()
          .atMost(PATIENCE)
          .until(() -> records("gathered.content-pos-embedding").size() >= sent);
    }
  }

  @AfterAll
  static void stop() {
    RESOURCES.close();
  }

  @Test
  @Order(1)
  void shouldGoOnInTheTopicOfContentFromTwoInstancesThatStartTogether() throws Exception {
    STAGES.replaceSentiment("2");
    try (StreamsHost host = host("a", MESSAGES);
        StreamsHost other = host("b", MESSAGES)) {
      other.start(List.of("sentiment"), name -> {});
      run(host);
      assertThat(other.awaitRunning(PATIENCE)).isTrue();
      topics.awaitComplete(sent);
      send(MORE);
      topics.awaitComplete(sent);
    }

    assertLeftAlone("1");
    Map<String, Integer> versions = versions();
    assertThat(versions.get("2")).isBetween(2 * MORE, 3 * MORE);
    assertThat(committedTopics()).containsExactly(PREFIX + "content");
    print("to content", versions);
  }

  @Test
  @Order(2)
  void shouldMoveTheGatherThatItAloneReads() throws Exception {
    pause();
    STAGES.replaceSentiment("3");
    int before = sent;
    try (StreamsHost host = host("a", OWN_GATHER)) {
      run(host);
      send(MORE);
      topics.awaitComplete(sent);
    }

    assertLeftAlone("1");
    Set<String> gathered = new TreeSet<>(records("gathered.content-pos").keySet());
    assertThat(gathered).hasSizeBetween(MORE, 2 * MORE).doesNotContainAnyElementsOf(OLD_IDS);
    assertThat(gathered.size()).isLessThan(before);
    assertThat(committedTopics()).containsExactly(PREFIX + "gathered.content-pos");
    print("to a gather of its own", versions());
  }

  @Test
  @Order(3)
  void shouldComeBackToWhereItWasWithoutGoingThroughWhatHasPassed() throws Exception {
    pause();
    STAGES.replaceSentiment("4");
    try (StreamsHost host = host("a", GATHERED)) {
      run(host);
      send(MORE);
      topics.awaitComplete(sent);
    }

    assertLeftAlone("1");
    assertThat(versions()).containsKeys("1", "2", "4");
    assertThat(versions().get("4")).isBetween(MORE, 3 * MORE);
    assertThat(committedTopics()).containsExactly(PREFIX + "gathered.content-pos-embedding");
    print("back", versions());
  }

  @Test
  @Order(4)
  void shouldStartWhereItStoppedIfNothingIsSwapped() throws Exception {
    Map<String, Integer> before = count("sentiment");
    try (StreamsHost host = host("a", GATHERED)) {
      run(host);
      send(MORE);
      topics.awaitComplete(sent);
    }

    Map<String, Integer> after = count("sentiment");
    assertThat(after).hasSize(sent);
    before.forEach((id, results) -> assertThat(after).containsEntry(id, results));
  }

  /** The old messages have the result that they had, and no other was computed. */
  private static void assertLeftAlone(String version) {
    Map<String, Enriched> newest = topics.newest();
    assertThat(newest).hasSize(sent);
    for (String id : OLD_IDS) {
      Enriched enriched = Objects.requireNonNull(newest.get(id));
      assertThat(enriched.getSentiment().getModel().getVersion()).isEqualTo(version);
    }
    Map<String, Integer> results = count("sentiment");
    assertThat(OLD_IDS).allSatisfy(id -> assertThat(results).containsEntry(id, 1));
  }

  /** Lets messages that come next be told from the last ones by their time. */
  private static void pause() {
    long begin = System.nanoTime();
    await().until(() -> System.nanoTime() - begin > APART.toNanos());
  }

  private static void print(String swap, Map<String, Integer> versions) {
    System.out.printf(
        "swap %s: %d messages, all complete; newest results by version %s; %d results for them%n",
        swap, sent, versions, count("sentiment").values().stream().mapToInt(n -> n).sum());
  }

  private static AnabranchConfig config(String instance) {
    Map<String, String> values = new HashMap<>(CLUSTER.settings(PREFIX));
    values.put("state.directory", directory.resolve(instance).toString());
    StageCatalog.load().names().stream()
        .filter(name -> !QuickStages.NAMES.contains(name))
        .forEach(name -> values.put("stages." + name + ".enabled", "false"));
    values.put("stages.embedding.threads", "1");
    return AnabranchConfig.from(values);
  }

  private static StreamsHost host(String instance, Set<Annotation<?>> sentimentNeeds)
      throws Exception {
    AnabranchConfig config = config(instance);
    Pipeline pipeline = pipeline(config, sentimentNeeds);
    LivePipeline.create(connection, config, pipeline);
    return new StreamsHost(config, pipeline, LivePipeline.noModels(directory));
  }

  private static Pipeline pipeline(AnabranchConfig config, Set<Annotation<?>> sentimentNeeds) {
    return STAGES.like(Pipeline.load(config), sentimentNeeds);
  }

  private static void run(StreamsHost host) throws Exception {
    List<String> all = new ArrayList<>();
    for (Set<Annotation<?>> needs : List.of(GATHERED, MESSAGES, OWN_GATHER)) {
      all.addAll(ApplicationId.all(pipeline(config("any"), needs)));
    }
    host.start(all, name -> {});
    assertThat(host.awaitRunning(PATIENCE)).isTrue();
  }

  private static void send(int messages) throws Exception {
    topics.send(sent, messages);
    sent += messages;
  }

  private static void awaitCommitted(String topic, long offsets) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                GroupOffsets.committed(connection.admin(), GROUP).entrySet().stream()
                        .filter(entry -> entry.getKey().topic().equals(PREFIX + topic))
                        .mapToLong(Map.Entry::getValue)
                        .sum()
                    == offsets);
  }

  private static Set<String> committedTopics() throws Exception {
    Set<String> topics = new TreeSet<>();
    GroupOffsets.committed(connection.admin(), GROUP)
        .keySet()
        .forEach(partition -> topics.add(partition.topic()));
    return topics;
  }

  /** How many messages have their newest sentiment from which version. */
  private static Map<String, Integer> versions() {
    Map<String, Integer> versions = new TreeMap<>();
    topics
        .newest()
        .values()
        .forEach(e -> versions.merge(e.getSentiment().getModel().getVersion(), 1, Integer::sum));
    return versions;
  }

  private static Map<String, Integer> count(String topic) {
    Map<String, Integer> counts = new TreeMap<>();
    topics.read(topic).forEach(record -> counts.merge(id(record), 1, Integer::sum));
    return counts;
  }

  private static Map<String, SpecificRecord> records(String topic) {
    Map<String, SpecificRecord> records = new TreeMap<>();
    topics.read(topic).forEach(record -> records.put(id(record), record));
    return records;
  }

  private static String id(SpecificRecord result) {
    return Sources.id(Results.source(result));
  }
}
