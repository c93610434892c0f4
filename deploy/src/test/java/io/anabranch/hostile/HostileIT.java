package io.anabranch.hostile;

import static io.anabranch.hostile.HostileCatalogue.MARKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.cli.context.ConfigOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.context.TestContexts;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.cluster.ClientProperties;
import io.anabranch.devcluster.DevClusterConfig;
import io.anabranch.host.ApplicationHealth;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.StageError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every input of {@code testdata/hostile} through the real broker, registry and models, each with
 * an ordinary message right behind it on its partition.
 */
class HostileIT {

  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final Path CATALOGUE =
      Path.of(System.getProperty("anabranch.testdata"), "hostile");
  private static final int PARTITIONS = 6;

  /** Of a text that says nothing, or in a language that a model does not know. */
  private static final Set<ErrorCause> SKIPS = Set.of(ErrorCause.NOTHING_SAID, ErrorCause.LANGUAGE);

  private static CapturedLog log;
  private static LocalPipeline pipeline;

  private record Pair(HostileInput input, SentRecord hostile, SentRecord behind) {}

  @BeforeAll
  static void start() throws Exception {
    log = CapturedLog.open();
    pipeline =
        LocalPipeline.start(
            DevClusterConfig.isolated(),
            new ConfigOptions(TestContexts.silent(Path.of("does-not-exist"))),
            Distribution.ofLauncher(),
            false,
            step -> {});
    letTimestampsIn();
  }

  @AfterAll
  static void stop() {
    pipeline.close();
    log.close();
  }

  @Test
  void shouldGiveEveryInputItsOutcomeAndEnrichTheMessageBehindIt() throws Exception {
    List<HostileInput> inputs = HostileCatalogue.read(CATALOGUE);
    long start = System.nanoTime();
    List<Pair> pairs = send(inputs);
    try (HostileOutcomes outcomes = new HostileOutcomes(pipeline.connection())) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> unfinished(pairs, outcomes.poll()), unfinished -> unfinished.isEmpty());

      SoftAssertions softly = new SoftAssertions();
      for (Pair pair : pairs) {
        assertOutcome(softly, pair, outcomes);
        assertEnriched(softly, pair.input().id(), outcomes.result(pair.behind().id()).enriched());
      }
      softly.assertAll();
      print(pairs, outcomes, Duration.ofNanos(System.nanoTime() - start));
    }
    assertThat(pipeline.host().health())
        .extracting(ApplicationHealth::state)
        .containsOnly(ApplicationHealth.State.RUNNING);
    assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(MARKER));
    assertThat(log.printed()).doesNotContain(MARKER);
    assertThat(logFiles()).isNotEmpty().noneMatch(file -> file.contains(MARKER));
  }

  private static void assertOutcome(SoftAssertions softly, Pair pair, HostileOutcomes outcomes) {
    HostileInput input = pair.input();
    HostileOutcomes.Result result = outcomes.result(pair.hostile().id());
    Enriched enriched = result.enriched();
    softly.assertThat(enriched.getStatus()).as(input.id()).isEqualTo(EnrichedStatus.COMPLETE);
    softly.assertThat(causes(enriched.getFailed())).as(input.id()).isEqualTo(input.failed());
    Map<String, ErrorCause> skipped = causes(enriched.getSkipped());
    if (input.failed().isEmpty()) {
      softly.assertThat(SKIPS).as(input.id()).containsAll(skipped.values());
    }
    Set<String> answered = new TreeSet<>(enriched.getModels().keySet());
    answered.addAll(skipped.keySet());
    answered.addAll(enriched.getFailed().keySet());
    softly.assertThat(answered).as(input.id()).isEqualTo(pipeline.pipeline().names());
    if (input.text() != null) {
      softly
          .assertThat(enriched.getMessage().getText())
          .as(input.id())
          .isEqualTo(asUtf8(Repeat.text(input.text())));
    }
    if (input.timestamp() != null) {
      softly
          .assertThat(enriched.getReceivedAt().toEpochMilli())
          .as(input.id())
          .isEqualTo(input.timestamp());
    }
    softly.assertThat(result.record().key()).isEqualTo(pair.hostile().record().key());
    softly.assertThat(lastHeader(result, "anabranch.id")).isEqualTo(pair.hostile().id());
    assertDeadLetters(softly, pair, outcomes.deadLetters(pair.hostile().id()));
  }

  private static void assertDeadLetters(
      SoftAssertions softly, Pair pair, List<DeadLetter> letters) {
    String id = pair.input().id();
    Map<String, ErrorCause> causes = new TreeMap<>();
    for (DeadLetter letter : letters) {
      causes.put(letter.getStage(), letter.getCause());
      // The others hold the record that their stage has read.
      if (letter.getStage().equals("content")) {
        softly
            .assertThat(letter.getValue().array())
            .as(id)
            .isEqualTo(pair.hostile().record().value());
      } else {
        softly.assertThat(letter.getValue().remaining()).as(id).isPositive();
      }
      softly.assertThat(letter.getReason()).as(id).isNotBlank().doesNotContain(MARKER);
    }
    softly.assertThat(causes).as(id).isEqualTo(pair.input().failed());
    softly.assertThat(letters).as(id).hasSameSizeAs(pair.input().failed().keySet());
  }

  private static void assertEnriched(SoftAssertions softly, String id, Enriched enriched) {
    softly.assertThat(enriched.getStatus()).as(id).isEqualTo(EnrichedStatus.COMPLETE);
    softly.assertThat(enriched.getFailed()).as(id).isEmpty();
    softly.assertThat(enriched.getSkipped()).as(id).isEmpty();
    softly.assertThat(enriched.getModels().keySet()).as(id).isEqualTo(pipeline.pipeline().names());
  }

  private static Map<String, ErrorCause> causes(Map<String, StageError> errors) {
    Map<String, ErrorCause> causes = new TreeMap<>();
    errors.forEach(
        (stage, error) -> {
          assertThat(error.getReason()).isNotBlank().doesNotContain(MARKER);
          causes.put(stage, error.getCause());
        });
    return causes;
  }

  private static List<Pair> send(List<HostileInput> inputs) {
    List<Pair> pairs = new ArrayList<>();
    try (HostileRecords records = new HostileRecords(pipeline.connection().config());
        Producer<byte[], byte[]> producer =
            new KafkaProducer<>(
                ClientProperties.producer(pipeline.connection().config()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      for (HostileInput input : inputs) {
        int partition = pairs.size() % PARTITIONS;
        String text = MARKER + ", behind " + input.id() + ": where is my parcel?";
        pairs.add(
            new Pair(
                input,
                SentRecord.send(producer, records.of(input, partition)),
                SentRecord.send(producer, records.ordinary(MARKER + input.id(), text, partition))));
      }
    }
    return pairs;
  }

  private static List<String> unfinished(List<Pair> pairs, HostileOutcomes outcomes) {
    return pairs.stream()
        .filter(
            pair ->
                !outcomes.isComplete(pair.hostile().id())
                    || !outcomes.isComplete(pair.behind().id())
                    || outcomes.deadLetters(pair.hostile().id()).size()
                        < pair.input().failed().size())
        .map(pair -> pair.input().id())
        .toList();
  }

  /** Gives the input topic the timestamps of its producers, as topics have that are not ours. */
  private static void letTimestampsIn() throws Exception {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "support.messages");
    List<AlterConfigOp> changes = new ArrayList<>();
    Map.of(
            "message.timestamp.type", "CreateTime",
            "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE),
            "retention.ms", "-1")
        .forEach(
            (name, value) ->
                changes.add(new AlterConfigOp(new ConfigEntry(name, value), OpType.SET)));
    pipeline.connection().admin().incrementalAlterConfigs(Map.of(topic, changes)).all().get();
  }

  private static List<String> logFiles() throws Exception {
    try (Stream<Path> files = Files.list(pipeline.cluster().folder("logs"))) {
      List<String> contents = new ArrayList<>();
      for (Path file : files.toList()) {
        contents.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return contents;
    }
  }

  /** As a producer in Java writes it: a question mark for half a character. */
  private static String asUtf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String lastHeader(HostileOutcomes.Result result, String name) {
    Header header = result.record().headers().lastHeader(name);
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  private static void print(List<Pair> pairs, HostileOutcomes outcomes, Duration took) {
    Map<String, Integer> counts = new TreeMap<>();
    pairs.forEach(
        pair ->
            counts.merge(
                pair.input().failed().values().stream()
                    .findFirst()
                    .map(ErrorCause::name)
                    .orElse("enriched"),
                1,
                Integer::sum));
    System.out.printf(
        "hostile inputs %d   %s   dead letters %d   messages behind them enriched %d   %d s%n",
        pairs.size(), counts, outcomes.deadLetters(), pairs.size(), took.toSeconds());
  }
}
