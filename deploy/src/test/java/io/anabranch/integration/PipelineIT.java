package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.anabranch.checklist.ChecklistLoadRequest;
import io.anabranch.checklist.ChecklistTopic;
import io.anabranch.cli.context.ConfigOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.context.TestContexts;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.devcluster.DevClusterConfig;
import io.anabranch.lexicon.LexiconLoadRequest;
import io.anabranch.lexicon.LexiconTopic;
import io.anabranch.operation.OperationException;
import io.anabranch.processor.Annotation;
import io.anabranch.reference.LoadPlan;
import io.anabranch.reference.LoadResult;
import io.anabranch.schema.Checklist;
import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.LexiconTerm;
import io.anabranch.schema.Message;
import io.anabranch.topology.identity.Sources;
import io.anabranch.topology.pipeline.Stage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages through the real broker, registry and models. */
class PipelineIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static LocalPipeline pipeline;

  @BeforeAll
  static void start() throws Exception {
    pipeline =
        LocalPipeline.start(
            DevClusterConfig.isolated(),
            new ConfigOptions(TestContexts.silent(Path.of("does-not-exist"))),
            Distribution.ofLauncher(),
            true,
            step -> {});
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void shouldEnrichMessageWithEveryStage() throws Exception {
    String text = "My X200 vacuum died after the update, I want my money back";

    RecordMetadata sent = send("c-1", message(text), Map.of("correlation", "42"));

    ConsumerRecord<byte[], byte[]> record = awaitEnriched(sent);
    Enriched enriched = decode(record);
    assertThat(enriched.getStatus()).isEqualTo(EnrichedStatus.COMPLETE);
    assertThat(enriched.getMessage().getText()).isEqualTo(text);
    assertThat(enriched.getSentiment().getLabel()).isEqualTo("negative");
    assertThat(enriched.getClassification().getLabel()).isIn("refund_return", "technical_problem");
    assertThat(enriched.getEmbedding().getVector()).hasSize(384);
    assertThat(enriched.getEmbedding().getHiddenState()).isEmpty();
    assertThat(enriched.getChecklists().getMatches())
        .extracting(ChecklistMatch::getId)
        .contains("vacuum-dies-after-update");
    assertThat(enriched.getModels()).containsOnlyKeys(pipeline.pipeline().names());
    assertThat(enriched.getPos().getSentences()).as("tokens").isEmpty();
    assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("c-1");
    assertThat(header(record, "correlation")).isEqualTo("42");
    assertThat(header(record, "anabranch.id")).isEqualTo(enriched.getId());
    assertThat(header(record, "anabranch.class"))
        .isEqualTo(enriched.getClassification().getLabel());
  }

  @Test
  void shouldEnrichMessageWithoutKeyOnItsOwnPartition() throws Exception {
    RecordMetadata sent = send(null, message("How do I change my address?"), Map.of());

    ConsumerRecord<byte[], byte[]> record = awaitEnriched(sent);

    assertThat(record.key()).isNull();
    assertThat(record.partition()).isEqualTo(sent.partition());
  }

  @Test
  void shouldKeepOneKeysMessagesApart() throws Exception {
    RecordMetadata first = send("same", message("Thank you, you are wonderful!"), Map.of());
    RecordMetadata second = send("same", message("This is the worst hotel ever."), Map.of());

    Enriched thanks = decode(awaitEnriched(first));
    Enriched anger = decode(awaitEnriched(second));

    assertThat(thanks.getMessage().getText()).startsWith("Thank you");
    assertThat(thanks.getSentiment().getLabel()).isEqualTo("positive");
    assertThat(anger.getMessage().getText()).startsWith("This is the worst");
    assertThat(anger.getSentiment().getLabel()).isEqualTo("negative");
  }

  @Test
  void shouldAnswerBadMessagesWithErrorsAndDeadLetters() throws Exception {
    byte[] garbage = "no Avro at all".getBytes(StandardCharsets.UTF_8);
    RecordMetadata undecodable = sendBytes(garbage);
    RecordMetadata empty = send("c-2", message("   "), Map.of());
    RecordMetadata tooLong = send("c-3", message("long ".repeat(50_000)), Map.of());
    RecordMetadata good = send("c-4", message("Where is my parcel?"), Map.of());

    Enriched fromGarbage = decode(awaitEnriched(undecodable));
    Enriched fromEmpty = decode(awaitEnriched(empty));
    Enriched fromTooLong = decode(awaitEnriched(tooLong));

    assertThat(fromGarbage.getMessage()).isNull();
    assertFailed(fromGarbage, ErrorCause.UNDECODABLE, Set.of("content"));
    assertThat(fromEmpty.getFailed()).isEmpty();
    assertThat(fromEmpty.getSkipped()).hasSize(pipeline.pipeline().stages().size() - 1);
    assertThat(fromEmpty.getSkipped().values())
        .allSatisfy(e -> assertThat(e.getCause()).isEqualTo(ErrorCause.NOTHING_SAID));
    assertFailed(fromTooLong, ErrorCause.TOO_LONG, readersOfContent());
    assertThat(decode(awaitEnriched(good)).getFailed()).isEmpty();
    List<DeadLetter> letters = deadLetters(undecodable);
    assertThat(letters).extracting(DeadLetter::getStage).containsOnly("content");
    assertThat(letters).allSatisfy(l -> assertThat(l.getValue().array()).isEqualTo(garbage));
  }

  @Test
  void shouldMatchChecklistThatIsLoadedWhileRunning() throws Exception {
    Checklist checklist =
        Checklist.newBuilder()
            .setId("aquarium-heater")
            .setVersion(1)
            .setTitle("Aquarium heater does not warm the water")
            .setQuestions(List.of("The heater of my fish tank stays cold"))
            .build();
    var unused =
        new ChecklistTopic(pipeline.connection())
            .load(new ChecklistLoadRequest(List.of(checklist), false));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              RecordMetadata sent =
                  send("c-5", message("my fish tank heater is stone cold"), Map.of());
              assertThat(decode(awaitEnriched(sent)).getChecklists().getMatches())
                  .extracting(ChecklistMatch::getId)
                  .contains("aquarium-heater");
            });
  }

  @Test
  void shouldFindTermsOfLexiconThatIsLoadedAndReplacedWhileRunning() throws Exception {
    LexiconTopic topic = new LexiconTopic(pipeline.connection());
    List<LexiconTerm> demo = topic.read(problem -> {});
    assertThat(demo).extracting(LexiconTerm::getCanonical).contains("Meridian X200");
    LexiconTerm heater = term("product", "Aquaheat", "fish tank heater");
    try {
      LoadResult added = topic.load(new LexiconLoadRequest(List.of(heater), false));

      assertThat(added).isEqualTo(new LoadResult(1, 0));
      awaitCanonical("my X200 hit the fish tank heater", "Meridian X200", "Aquaheat");

      LexiconTerm renamed = term("product", "Aquaheat 2", "fish tank heater");
      LoadPlan<LexiconTerm> plan = topic.plan(new LexiconLoadRequest(List.of(renamed), true));
      assertThat(plan.removed()).hasSize(demo.size() + 1);
      awaitCanonical("my X200 hit the fish tank heater", "Meridian X200", "Aquaheat");
      assertThat(topic.load(plan)).isEqualTo(new LoadResult(1, demo.size() + 1));

      awaitCanonical("my X200 hit the fish tank heater, smoke!", "Aquaheat 2", "smoke");
    } finally {
      var unused = topic.load(new LexiconLoadRequest(demo, true));
    }
  }

  @Test
  void shouldRefuseFormThatBelongsToTermThatStays() {
    LexiconTopic topic = new LexiconTopic(pipeline.connection());
    LexiconLoadRequest request =
        new LexiconLoadRequest(List.of(term("product", "Other", "x200")), false);

    assertThatExceptionOfType(OperationException.class)
        .isThrownBy(() -> topic.plan(request))
        .withMessageContainingAll("'product/Other'", "'product/Meridian X200'", "allowed");
  }

  private static LexiconTerm term(String kind, String canonical, String form) {
    return new LexiconTerm(kind, canonical, List.of(form), true);
  }

  /** Sends a text until exactly these canonical names are found in it. */
  private static void awaitCanonical(String text, String... names) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        decode(awaitEnriched(send("c-6", message(text), Map.of())))
                            .getKeywords()
                            .getKeywords())
                    .filteredOn(keyword -> keyword.getCanonical() != null)
                    .extracting(Keyword::getCanonical)
                    .containsExactlyInAnyOrder(names));
  }

  private static void assertFailed(Enriched enriched, ErrorCause cause, Set<String> stages) {
    assertThat(enriched.getStatus()).isEqualTo(EnrichedStatus.COMPLETE);
    assertThat(enriched.getFailed().keySet()).isEqualTo(stages);
    assertThat(enriched.getFailed().values())
        .allSatisfy(error -> assertThat(error.getCause()).isEqualTo(cause));
    Set<String> others = new TreeSet<>(pipeline.pipeline().names());
    others.removeAll(stages);
    others.removeAll(enriched.getModels().keySet());
    assertThat(enriched.getSkipped().keySet()).isEqualTo(others);
  }

  private static Set<String> readersOfContent() {
    return pipeline.pipeline().stages().stream()
        .filter(
            stage -> pipeline.pipeline().needs(stage).annotations().contains(Annotation.CONTENT))
        .map(Stage::name)
        .collect(Collectors.toSet());
  }

  private static Message message(String text) {
    return Message.newBuilder().setText(text).setChannel("chat").build();
  }

  private static RecordMetadata send(
      @Nullable String key, Message message, Map<String, String> headers) throws Exception {
    ProducerRecord<byte[], Object> record =
        new ProducerRecord<>(
            "support.messages", key == null ? null : key.getBytes(StandardCharsets.UTF_8), message);
    headers.forEach(
        (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try (Producer<byte[], Object> producer = pipeline.connection().producer()) {
      return producer.send(record).get();
    }
  }

  private static RecordMetadata sendBytes(byte[] value) throws Exception {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", pipeline.cluster().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      return producer.send(new ProducerRecord<>("support.messages", value)).get();
    }
  }

  /** The newest enriched record of a message, once it is complete. */
  private static ConsumerRecord<byte[], byte[]> awaitEnriched(RecordMetadata sent) {
    String id = Sources.id(sent.topic(), sent.partition(), sent.offset(), sent.timestamp());
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                read("support.enriched", sent.partition()).stream()
                    .filter(record -> header(record, "anabranch.id").equals(id))
                    .filter(record -> header(record, "anabranch.status").equals("COMPLETE"))
                    .reduce((older, newer) -> newer),
            found -> found.isPresent())
        .orElseThrow();
  }

  private static List<DeadLetter> deadLetters(RecordMetadata sent) {
    List<DeadLetter> letters = new ArrayList<>();
    try (Deserializer<Object> deserializer = pipeline.connection().deserializer()) {
      read("support.dead-letters", sent.partition())
          .forEach(
              record -> {
                DeadLetter letter =
                    (DeadLetter) deserializer.deserialize(record.topic(), record.value());
                if (letter.getSource().getOffset() == sent.offset()) {
                  letters.add(letter);
                }
              });
    }
    return letters;
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(String topic, int partition) {
    TopicPartition assigned = new TopicPartition(topic, partition);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = pipeline.connection().consumer()) {
      consumer.assign(List.of(assigned));
      consumer.seekToBeginning(List.of(assigned));
      long end = consumer.endOffsets(List.of(assigned)).getOrDefault(assigned, 0L);
      while (consumer.position(assigned) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static Enriched decode(ConsumerRecord<byte[], byte[]> record) {
    try (Deserializer<Object> deserializer = pipeline.connection().deserializer()) {
      return (Enriched) deserializer.deserialize(record.topic(), record.value());
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
