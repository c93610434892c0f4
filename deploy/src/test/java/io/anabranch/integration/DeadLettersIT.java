package io.anabranch.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.cli.CommandRun;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands for dead letters against a real broker and registry, on which no stage runs. */
class DeadLettersIT {

  private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir static Path directory;

  @Test
  void shouldListNewestLetterOfEachKeyAndCountThem() throws Exception {
    try (WrittenLetters letters = letters("list.")) {
      letters.write(letters.of("pos", 0, 1).build());
      letters.write(letters.of("pos", 0, 1).setAttempts(2).build());
      letters.write(letters.of("pos", 3, 2).setCause(ErrorCause.TIMEOUT).build());
      letters.write(
          letters.of("embedding", 3, 2).setFailedAt(TIME.plusSeconds(60)).setValue(null).build());
      letters.write(letters.of("embedding", 4, 9).build());
      letters.remove("embedding-list.messages-4-9-1769860800000", 4);
    }

    CommandRun all = run("list.", "dead-letters", "list");

    assertThat(all.exitCode()).isZero();
    assertThat(all.json())
        .extracting(node -> node.get("id").asText())
        .containsExactly(
            "pos-list.messages-0-1-1769860800000",
            "pos-list.messages-3-2-1769860800000",
            "embedding-list.messages-3-2-1769860800000");
    assertThat(all.err().strip())
        .isEqualTo("3 dead letters; by stage: embedding 1, pos 2; by cause: TIMEOUT 1, TOO_LONG 2");
    JsonNode first = all.json().get(0);
    assertThat(first.get("attempts").asInt()).isEqualTo(2);
    assertThat(first.get("valueBytes").asInt()).isEqualTo(6);
    assertThat(first.at("/source/offset").asLong()).isEqualTo(1);
    assertThat(all.out()).doesNotContain("secret").doesNotContain("c2VjcmV0");
    assertThat(all.json().get(2).get("valueBytes").isNull()).isTrue();
    assertThat(ids("list.", "--stage", "pos", "--cause", "timeout"))
        .containsExactly("pos-list.messages-3-2-1769860800000");
    assertThat(ids("list.", "--since", "@2026-01-31T12:00:30Z"))
        .containsExactly("embedding-list.messages-3-2-1769860800000");
    assertThat(ids("list.", "--until", "2026-01-31T12:00:30Z")).hasSize(2);
    assertThat(run("list.", "dead-letters", "list", "-f", "pretty").out().lines().toList().get(0))
        .startsWith("id ")
        .endsWith("reason");
  }

  @Test
  void shouldShowTextOnlyIfAsked() throws Exception {
    try (WrittenLetters letters = letters("show.")) {
      letters.write(letters.of("pos", 2, 5).build());
    }
    String id = "pos-show.messages-2-5-1769860800000";

    CommandRun hidden = run("show.", "dead-letters", "show", id);
    CommandRun shown = run("show.", "dead-letters", "show", id, "--show-text");
    CommandRun absent = run("show.", "dead-letters", "show", "pos-show.messages-2-6-1769860800000");

    assertThat(hidden.exitCode()).isZero();
    assertThat(hidden.out()).doesNotContain("secret").doesNotContain("c2VjcmV0");
    JsonNode sizes = hidden.json().get(0);
    assertThat(sizes.get("id").asText()).isEqualTo(id);
    assertThat(sizes.get("reason").asText()).isEqualTo("the text is too long");
    assertThat(sizes.get("value").asText()).isEqualTo("(6 bytes)");
    assertThat(shown.json().get(0).get("value").asText()).isEqualTo("secret");
    assertThat(shown.json().get(0).at("/headers/trace").asText()).isEqualTo("t-1");
    assertThat(absent.exitCode()).isEqualTo(1);
    assertThat(absent.err()).contains("no dead letter 'pos-show.messages-2-6-1769860800000'");
  }

  @Test
  void shouldDiscardWhatIsSelectedAndNothingInDryRun() throws Exception {
    try (WrittenLetters letters = letters("discard.")) {
      letters.write(letters.of("pos", 0, 1).build());
      letters.write(letters.of("pos", 1, 1).setCause(ErrorCause.TIMEOUT).build());
      letters.write(letters.of("embedding", 1, 1).build());
    }

    CommandRun dry = run("discard.", "dead-letters", "discard", "--cause", "too_long", "--dry-run");
    assertThat(ids("discard.")).hasSize(3);
    CommandRun byFilter = run("discard.", "dead-letters", "discard", "--cause", "too_long");
    assertThat(ids("discard.")).containsExactly("pos-discard.messages-1-1-1769860800000");
    CommandRun byId =
        run(
            "discard.",
            "dead-letters",
            "discard",
            "pos-discard.messages-1-1-1769860800000",
            "pos-discard.messages-0-1-1769860800000");

    assertThat(dry.exitCode()).isZero();
    assertThat(dry.out().lines())
        .containsExactlyInAnyOrder(
            "would discard pos-discard.messages-0-1-1769860800000",
            "would discard embedding-discard.messages-1-1-1769860800000");
    assertThat(dry.err().strip())
        .isEqualTo("would discard 2 dead letters; by stage: embedding 1, pos 1");
    assertThat(byFilter.exitCode()).isZero();
    assertThat(byFilter.err().strip())
        .isEqualTo("discarded 2 dead letters; by stage: embedding 1, pos 1");
    assertThat(byId.exitCode()).isEqualTo(1);
    assertThat(byId.err())
        .contains("no dead letter 'pos-discard.messages-0-1-1769860800000'")
        .contains("discarded 1 dead letter; by stage: pos 1");
    assertThat(ids("discard.")).isEmpty();
  }

  @Test
  void shouldRetryInOneTransactionWithTheTombstoneFirst() throws Exception {
    String id = "pos-retry.messages-4-8-1769860800000";
    try (WrittenLetters letters = letters("retry.")) {
      letters.retryTopic("pos", Map.of());
      letters.write(letters.of("pos", 4, 8).setAttempts(2).build());
      letters.write(letters.of("pos", 4, 9).setAttempts(5).build());
      letters.write(letters.of("former", 4, 8).build());
    }

    CommandRun dry = run("retry.", "dead-letters", "retry", "--all", "--dry-run");
    assertThat(ids("retry.")).hasSize(3);
    assertThat(read("retry.", "retry.retry.pos", 4)).isEmpty();
    CommandRun run = run("retry.", "dead-letters", "retry", "--all");

    assertThat(dry.exitCode()).isEqualTo(1);
    assertThat(dry.out().lines())
        .containsExactlyInAnyOrder(
            "would retry " + id + " -> retry.retry.pos",
            "would refuse pos-retry.messages-4-9-1769860800000: tried 5 times or more"
                + " (--force retries all the same)",
            "would refuse former-retry.messages-4-8-1769860800000: there is no topic 'retry.retry.former'"
                + " to retry it by");
    assertThat(dry.err())
        .contains("would retry 1 dead letter; by stage: pos 1")
        .contains("would refuse 1 dead letter: tried 5 times or more");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("retried 1 dead letter; by stage: pos 1")
        .contains("refused 1 dead letter: there is no topic 'retry.retry.former'");
    assertThat(ids("retry."))
        .containsExactlyInAnyOrder(
            "pos-retry.messages-4-9-1769860800000", "former-retry.messages-4-8-1769860800000");
    ConsumerRecord<byte[], byte[]> tombstone = last(read("retry.", "retry.dead-letters", 4));
    assertThat(new String(tombstone.key(), UTF_8)).isEqualTo(id);
    assertThat(tombstone.value()).isNull();
    List<ConsumerRecord<byte[], byte[]>> retried = read("retry.", "retry.retry.pos", 4);
    assertThat(retried).hasSize(1);
    assertThat(new String(retried.get(0).key(), UTF_8)).isEqualTo("k");
    assertThat(new String(retried.get(0).value(), UTF_8)).isEqualTo("secret");
    assertThat(headers(retried.get(0)))
        .containsExactly(
            "trace=t-1",
            "anabranch.retry.source=retry.messages/4/8/" + TIME.toEpochMilli(),
            "anabranch.retry.attempts=2");
    assertThat(tombstone.timestamp()).isLessThanOrEqualTo(retried.get(0).timestamp());
  }

  @Test
  void shouldKeepLettersWhoseRetryTheBrokerRefuses() throws Exception {
    try (WrittenLetters letters = letters("atomic.")) {
      letters.retryTopic("embedding", Map.of("max.message.bytes", "10"));
      letters.write(letters.of("embedding", 0, 1).build());
      letters.write(letters.of("embedding", 5, 1).build());
    }

    CommandRun run = run("atomic.", "dead-letters", "retry", "--all");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("retried 0 dead letters before that");
    assertThat(ids("atomic.")).hasSize(2);
    assertThat(read("atomic.", "atomic.retry.embedding", 0)).isEmpty();
  }

  @Test
  void shouldReadRecordBackThatItsLetterDoesNotHold() throws Exception {
    try (WrittenLetters letters = letters("large.")) {
      letters.retryTopic("pos", Map.of());
      RecordMetadata sent = letters.message("large.messages", 1, "as it was");
      Source source =
          new Source("large.messages", 1, sent.offset(), Instant.ofEpochMilli(sent.timestamp()));
      letters.write(letters.of("pos", 1, sent.offset()).setSource(source).setValue(null).build());
      letters.write(letters.of("pos", 1, 4711).setValue(null).build());
    }

    CommandRun run = run("large.", "dead-letters", "retry", "--stage", "pos");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("retried 1 dead letter; by stage: pos 1")
        .contains("refused 1 dead letter: its record was too large to be kept");
    List<ConsumerRecord<byte[], byte[]>> retried = read("large.", "large.retry.pos", 1);
    assertThat(retried).hasSize(1);
    assertThat(new String(retried.get(0).value(), UTF_8)).isEqualTo("as it was");
    assertThat(ids("large.")).containsExactly("pos-large.messages-1-4711-1769860800000");
  }

  private static List<String> ids(String prefix, String... options) throws JsonProcessingException {
    List<String> arguments = new ArrayList<>(List.of("dead-letters", "list"));
    arguments.addAll(List.of(options));
    return run(prefix, arguments.toArray(String[]::new)).json().stream()
        .map(node -> node.get("id").asText())
        .toList();
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private static List<String> headers(ConsumerRecord<byte[], byte[]> record) {
    List<String> headers = new ArrayList<>();
    for (Header header : record.headers()) {
      headers.add(header.key() + "=" + new String(header.value(), UTF_8));
    }
    return headers;
  }

  /** What is committed in a partition. */
  private static List<ConsumerRecord<byte[], byte[]>> read(
      String prefix, String topic, int partition) throws Exception {
    TopicPartition assigned = new TopicPartition(topic, partition);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (Connection connection = Connection.open(config(prefix));
        Consumer<byte[], byte[]> consumer = connection.consumer()) {
      consumer.assign(List.of(assigned));
      consumer.seekToBeginning(List.of(assigned));
      long end = consumer.endOffsets(List.of(assigned)).getOrDefault(assigned, 0L);
      while (consumer.position(assigned) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static WrittenLetters letters(String prefix) throws InterruptedException {
    assertThat(run(prefix, "topics", "create").exitCode()).isZero();
    return new WrittenLetters(prefix, config(prefix), CLUSTER.bootstrapServers());
  }

  private static AnabranchConfig config(String prefix) {
    return AnabranchConfig.from(CLUSTER.settings(prefix));
  }

  private static CommandRun run(String prefix, String... arguments) {
    return CommandRun.of(directory, CLUSTER.environment(prefix), "", arguments);
  }
}
