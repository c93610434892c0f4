package io.anabranch.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.cli.CommandRun;
import io.anabranch.devcluster.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a real cluster on which no stage runs. */
class CommandLineIT {

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir static Path directory;

  @BeforeAll
  static void start() {
    CommandRun created = run("it.", "", "topics", "create");
    assertThat(created.err()).isEmpty();
    assertThat(created.exitCode()).isZero();
  }

  @Test
  void shouldCreateTopicsAndSchemasOnce() {
    CommandRun dry = run("once.", "", "topics", "create", "--dry-run");
    CommandRun absent = run("once.", "", "topics", "list", "-f", "pretty");
    CommandRun first = run("once.", "", "topics", "create");
    CommandRun second = run("once.", "", "topics", "create");

    assertThat(dry.out()).contains("would create topic once.messages, 6 partitions");
    assertThat(absent.out()).contains("once.messages").contains("absent");
    assertThat(first.exitCode()).isZero();
    assertThat(first.out())
        .contains("created topic once.messages, 6 partitions")
        .contains("registered schema io.anabranch.schema.Message under once.messages-value");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).isEmpty();
  }

  @Test
  void shouldRefuseOtherNumberOfPartitionsThanInputHas() {
    run(
        "few.",
        "",
        "topics",
        "create",
        "--set",
        "topics.partitions=2",
        "--set",
        "stages.classification.enabled=false");

    CommandRun more = run("few.", "", "topics", "create", "--set", "topics.partitions=4");

    assertThat(more.exitCode()).isEqualTo(2);
    assertThat(more.err()).contains("topics.partitions=2").contains("few.messages");
    assertThat(run("few.", "", "topics", "list").out())
        .contains("{\"name\":\"few.messages\",\"present\":true,\"partitions\":2,")
        .contains("{\"name\":\"few.classification\",\"present\":false,");
  }

  @Test
  void shouldListTopicsAsJson() throws Exception {
    List<JsonNode> topics = run("it.", "", "topics", "list").json();

    JsonNode messages = topics.get(0);
    assertThat(messages.get("name").asText()).isEqualTo("it.messages");
    assertThat(messages.get("present").asBoolean()).isTrue();
    assertThat(messages.get("partitions").asInt()).isEqualTo(6);
    assertThat(messages.get("retentionMillis").asLong()).isEqualTo(7 * 24 * 3_600_000L);
    assertThat(messages.get("cleanupPolicy").asText()).isEqualTo("delete");
    assertThat(messages.get("schema").asText()).isEqualTo("io.anabranch.schema.Message");
    assertThat(topics)
        .extracting(topic -> topic.get("name").asText())
        .contains("it.enriched", "it.dead-letters", "it.classification");
  }

  @Test
  void shouldBringMessagesFromEveryFormatBack() throws Exception {
    create("formats.");
    Path csv = write("mails.csv", "key,text,plan\nc-1,from CSV,gold\n");
    Path jsonl = write("tickets.jsonl", "{\"key\":\"c-2\",\"text\":\"from JSONL\"}\n");

    CommandRun fromCsv =
        run("formats.", "", "produce", "--file", csv.toString(), "--channel", "email");
    run("formats.", "", "produce", "--file", jsonl.toString(), "-H", "origin=import");
    run("formats.", "from standard input\n\nand again\n", "produce", "-k", "c-3");
    run("formats.", "", "produce", "from argument");

    assertThat(fromCsv.exitCode()).isZero();
    assertThat(fromCsv.out()).isEmpty();
    assertThat(fromCsv.err()).startsWith("sent 1 messages");
    List<JsonNode> all = run("formats.", "", "consume", "messages", "-e").json();
    assertThat(all)
        .extracting(message -> message.get("text").asText())
        .containsExactlyInAnyOrder(
            "from CSV", "from JSONL", "from standard input", "and again", "from argument");
    JsonNode mail = run("formats.", "", "consume", "messages", "-e", "--key", "c-1").json().get(0);
    assertThat(mail.get("channel").asText()).isEqualTo("email");
    assertThat(mail.at("/attributes/plan").asText()).isEqualTo("gold");
    JsonNode ticket =
        run("formats.", "", "consume", "messages", "-e", "--key", "c-2", "--print-headers")
            .json()
            .get(0);
    assertThat(ticket.get("topic").asText()).isEqualTo("formats.messages");
    assertThat(ticket.at("/headers/origin").asText()).isEqualTo("import");
    assertThat(ticket.at("/value/text").asText()).isEqualTo("from JSONL");
  }

  @Test
  void shouldReadFromWhereItIsTold() throws Exception {
    create("offsets.");
    run("offsets.", "1\n2\n3\n4\n", "produce", "-k", "same");

    assertThat(texts("offsets.", "-e", "-o", "-2")).containsExactly("3", "4");
    assertThat(texts("offsets.", "-n", "1")).containsExactly("1");
    assertThat(texts("offsets.", "-e", "-o", "end")).isEmpty();
    assertThat(texts("offsets.", "-e", "-o", "@2000-01-01T00:00:00Z")).hasSize(4);
    assertThat(texts("offsets.", "-e", "-o", "@2100-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void shouldStopAtTimeoutAndSayIfTooFewCame() {
    create("timeout.");

    assertThat(run("timeout.", "", "consume", "messages", "--timeout", "300ms").exitCode())
        .isZero();
    assertThat(
            run("timeout.", "", "consume", "messages", "-n", "1", "--timeout", "300ms").exitCode())
        .isEqualTo(1);
  }

  @Test
  void shouldStopAtBadLineUnlessToldToSkip() throws Exception {
    create("bad.");
    Path file = write("bad.jsonl", "{\"text\":\"a\"}\n{\"text\":7\n{\"text\":\"b\"}\n");

    CommandRun strict = run("bad.", "", "produce", "--file", file.toString());
    CommandRun lenient = run("bad.", "", "produce", "--file", file.toString(), "--skip-errors");

    assertThat(strict.exitCode()).isEqualTo(1);
    assertThat(strict.err().lines()).hasSize(1);
    assertThat(strict.err()).contains("bad.jsonl:2: not JSON").contains("1 messages before it");
    assertThat(lenient.exitCode()).isZero();
    assertThat(lenient.err()).contains("bad.jsonl:2: not JSON").contains("skipped 1");
    assertThat(texts("bad.", "-e")).containsExactlyInAnyOrder("a", "a", "b");
  }

  @Test
  void shouldGoOnAfterRecordThatCannotBeDecoded() throws Exception {
    create("undecodable.");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", CLUSTER.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>("undecodable.messages", 0, null, "secret".getBytes(UTF_8)))
          .get();
    }
    run("undecodable.", "", "produce", "good");

    CommandRun run = run("undecodable.", "", "consume", "messages", "-e");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err())
        .startsWith("anabranch: undecodable.messages-0-0: ")
        .doesNotContain("secret");
    assertThat(run.json()).extracting(m -> m.get("text").asText()).containsExactly("good");
  }

  @Test
  void shouldSayWhenNoResultComes() {
    create("wait.");

    CommandRun run = run("wait.", "", "produce", "--wait", "--timeout", "500ms", "Hello?");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("1 without a result");
  }

  @Test
  void shouldNameTopicThatIsAbsent() {
    CommandRun produce = run("absent.", "", "produce", "Hello");
    CommandRun consume = run("absent.", "", "consume", "no-such-topic", "-e");

    assertThat(produce.exitCode()).isEqualTo(1);
    assertThat(produce.err()).contains("'absent.messages'").contains("anabranch topics create");
    assertThat(consume.exitCode()).isEqualTo(1);
    assertThat(consume.err()).contains("'no-such-topic'");
  }

  @Test
  void shouldShowWhatWaitsForApplicationsThatDoNotRun() throws Exception {
    create("status.");
    run("status.", "1\n2\n3\n", "produce");

    List<JsonNode> status = run("status.", "", "status").json();

    JsonNode content =
        status.stream()
            .filter(node -> node.get("application").asText().equals("content"))
            .findFirst()
            .orElseThrow();
    assertThat(content.get("state").asText()).isEqualTo("not started");
    assertThat(content.get("lag").asLong()).isEqualTo(3);
    assertThat(content.get("in").asLong()).isZero();
    assertThat(content.get("out").asLong()).isZero();
    assertThat(content.get("resultsPerSecond").asDouble()).isZero();
    assertThat(content.get("p50Millis").isNull()).isTrue();
  }

  @Test
  void shouldLoadListAndReplaceChecklists() throws Exception {
    create("checklists.");
    String first = "{\"id\":\"a\",\"version\":1,\"title\":\"First\"}\n";
    String second = "{\"id\":\"b\",\"version\":3,\"title\":\"Second\",\"steps\":[\"s\"]}\n";
    Path both = write("both.jsonl", first + second);
    Path other = write("other.jsonl", "{\"id\":\"c\",\"version\":1,\"title\":\"Third\"}\n");
    Path broken = write("broken.jsonl", first + "{\"id\":\"d\"}\n");

    CommandRun loaded = run("checklists.", "", "checklists", "load", both.toString());
    CommandRun refused =
        run("checklists.", "", "checklists", "load", other.toString(), broken.toString());
    List<JsonNode> afterLoad = run("checklists.", "", "checklists", "list").json();
    CommandRun replaced =
        run("checklists.", "", "checklists", "load", "--replace", other.toString());

    assertThat(loaded.exitCode()).isZero();
    assertThat(loaded.err().strip()).isEqualTo("added 2, changed 0, removed 0, unchanged 0");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("broken.jsonl:2: not a checklist");
    assertThat(afterLoad).extracting(node -> node.get("id").asText()).containsExactly("a", "b");
    assertThat(afterLoad.get(1).get("version").asInt()).isEqualTo(3);
    assertThat(replaced.exitCode()).isZero();
    assertThat(replaced.err().strip()).isEqualTo("added 1, changed 0, removed 2, unchanged 0");
    assertThat(run("checklists.", "", "checklists", "list", "-f", "pretty").out().lines())
        .containsExactly(
            "id  version  active  questions  steps  title",
            "c         1  yes             0      0  Third");
  }

  @Test
  void shouldLoadListAndReplaceLexicon() throws Exception {
    create("lexicon.");
    Path both = write("both.tsv", "product\tX100\tX100|x-100\nrisk\tfire\tblaze\tinactive\n");
    Path other = write("other.tsv", "product\tX100\tX100\ncode\tE5\tE5\n");
    Path broken = write("broken.tsv", "product\tX300\tX300\nProduct\tX400\tX400\n");
    Path twice = write("twice.tsv", "product\tX500\tx-100\n");

    CommandRun loaded = run("lexicon.", "", "lexicon", "load", both.toString());
    CommandRun refused = run("lexicon.", "", "lexicon", "load", broken.toString());
    CommandRun ambiguous = run("lexicon.", "", "lexicon", "load", twice.toString());
    List<JsonNode> afterLoad = run("lexicon.", "", "lexicon", "list").json();
    CommandRun backup = run("lexicon.", "", "lexicon", "list", "--tsv");
    CommandRun dry =
        run("lexicon.", "", "lexicon", "load", "--replace", "--dry-run", other.toString());
    CommandRun replaced = run("lexicon.", "", "lexicon", "load", "--replace", other.toString());

    assertThat(loaded.exitCode()).isZero();
    assertThat(loaded.err().strip()).isEqualTo("added 2, changed 0, removed 0, unchanged 0");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("broken.tsv:2: column 1: kind 'Product'", "allowed are");
    assertThat(ambiguous.exitCode()).isEqualTo(1);
    assertThat(ambiguous.err()).contains("form 'x-100'", "'product/X500'", "'product/X100'");
    assertThat(afterLoad)
        .extracting(node -> node.get("canonical").asText())
        .containsExactly("X100", "fire");
    assertThat(backup.out()).isEqualToNormalizingNewlines(Files.readString(both));
    assertThat(dry.out().lines())
        .containsExactly(
            "would add code/E5", "would change product/X100", "would remove risk/fire");
    assertThat(replaced.exitCode()).isZero();
    assertThat(replaced.err().strip()).isEqualTo("added 1, changed 1, removed 1, unchanged 0");
    assertThat(run("lexicon.", "", "lexicon", "list", "-f", "pretty").out().lines())
        .containsExactly(
            "kind     name  active  forms",
            "code     E5    yes     E5",
            "product  X100  yes     X100");
  }

  @Test
  void shouldNameTopicOfLexiconThatIsAbsent() throws Exception {
    Path file = write("one.tsv", "product\tX100\tX100\n");

    CommandRun run = run("absent.", "", "lexicon", "load", file.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("'absent.lexicon'").contains("anabranch topics create");
  }

  @Test
  void shouldNameTopicOfChecklistsThatIsAbsent() throws Exception {
    Path file = write("one.jsonl", "{\"id\":\"a\",\"version\":1,\"title\":\"First\"}\n");

    CommandRun run = run("absent.", "", "checklists", "load", file.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("'absent.checklist-set'").contains("anabranch topics create");
  }

  private static void create(String prefix) {
    CommandRun created = run(prefix, "", "topics", "create");
    assertThat(created.exitCode()).as(created.err()).isZero();
  }

  private static List<String> texts(String prefix, String... options)
      throws JsonProcessingException {
    List<String> arguments = new ArrayList<>(List.of("consume", "messages"));
    arguments.addAll(List.of(options));
    return run(prefix, "", arguments.toArray(String[]::new)).json().stream()
        .map(message -> message.get("text").asText())
        .toList();
  }

  private static Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static CommandRun run(String prefix, String in, String... arguments) {
    return CommandRun.of(directory, CLUSTER.environment(prefix), in, arguments);
  }
}
