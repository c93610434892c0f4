package io.anabranch.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.RecordPlace;
import io.anabranch.processor.UnavailableException;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ModelInfo;
import io.anabranch.task.DocumentJson;
import io.anabranch.task.TaskEnvelope;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskSender;
import io.anabranch.task.WorkerReply.Word;
import io.anabranch.topology.limit.InferenceLimit;
import io.anabranch.topology.pipeline.TestStages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteProcessorTest {

  private static final Annotation<Embedding> EMBEDDING =
      new Annotation<>("embedding", Embedding.class);
  private static final TaskQueue QUEUE = new TaskQueue("embedding", new ModelInfo("m", "1"));
  private static final Word WORKING = new Word.Working();

  private final List<RemoteProcessor<?>> open = new ArrayList<>();

  /** A processor, and the workers that it has. */
  private record Remote(RemoteProcessor<Embedding> processor, TestWorkers workers) {}

  @AfterEach
  void close() {
    open.forEach(RemoteProcessor::close);
  }

  @Test
  void shouldGiveOutcomesInTheOrderOfTheDocuments() {
    Remote remote =
        start(TestWorkersAnswer::lengths, Duration.ofSeconds(5), RemoteOptions.Content.INLINE);

    List<Outcome<Embedding>> outcomes =
        remote
            .processor()
            .process(
                IntStream.of(9, 1, 8, 2, 7, 3)
                    .mapToObj(length -> document("x".repeat(length)))
                    .toList());

    assertThat(outcomes)
        .extracting(outcome -> ((Outcome.Done<Embedding>) outcome).value().getDimension())
        .containsExactly(9, 1, 8, 2, 7, 3);
    assertThat(remote.workers().tasks())
        .allSatisfy(task -> assertThat(task.documents()).hasSize(2));
  }

  @Test
  void shouldSplitByBytes() {
    Remote remote =
        start(TestWorkersAnswer::lengths, Duration.ofSeconds(5), RemoteOptions.Content.INLINE);

    List<Outcome<Embedding>> outcomes =
        remote
            .processor()
            .process(
                List.of(
                    document("y".repeat(6_000)),
                    document("z".repeat(6_001)),
                    document("z".repeat(9_999))));

    assertThat(remote.workers().tasks())
        .allSatisfy(task -> assertThat(task.documents()).hasSize(1));
    assertThat(outcomes.get(2))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.reason()).contains("bytes as a task", "takes 8976"));
  }

  @Test
  void shouldSendAgainWhatIsLost() {
    AtomicInteger lost = new AtomicInteger();
    Remote remote =
        start(
            task -> lost.incrementAndGet() == 1 ? List.of() : TestWorkersAnswer.lengths(task),
            Duration.ofSeconds(5),
            RemoteOptions.Content.INLINE);

    assertThat(remote.processor().process(List.of(document("text")))).hasSize(1);
    assertThat(remote.workers().sent)
        .hasSize(2)
        .extracting(TaskEnvelope::id)
        .containsOnly(remote.workers().sent.get(0).id());
  }

  @Test
  void shouldDropSecondAnswers() {
    Remote remote =
        start(
            task -> {
              List<Word> twice = new ArrayList<>(TestWorkersAnswer.lengths(task));
              twice.addAll(TestWorkersAnswer.lengths(task));
              return twice;
            },
            Duration.ofSeconds(5),
            RemoteOptions.Content.INLINE);

    assertThat(remote.processor().process(List.of(document("a"), document("bb"), document("ccc"))))
        .hasSize(3);
  }

  @Test
  void shouldHoldWhenNobodyIsThere() {
    Remote remote = start(task -> List.of(), Duration.ofMillis(700), RemoteOptions.Content.INLINE);

    assertThatThrownBy(() -> remote.processor().process(List.of(document("text"))))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("anabranch.tasks.embedding.m.1")
        .hasMessageContaining("no worker answers");
  }

  @Test
  void shouldSayWhyWorkersRefuse() {
    Remote remote =
        start(
            task -> List.of(new Word.Refused("it has another version")),
            Duration.ofMillis(700),
            RemoteOptions.Content.INLINE);

    assertThatThrownBy(() -> remote.processor().process(List.of(document("text"))))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("a worker refuses it: it has another version");
  }

  @Test
  void shouldRejectATextAtWhichThreeWorkersEndAndNoOther() {
    Remote remote =
        start(
            task -> has(task, "poison") ? List.of(WORKING) : TestWorkersAnswer.lengths(task),
            Duration.ofSeconds(20),
            RemoteOptions.Content.INLINE);

    List<Outcome<Embedding>> outcomes =
        remote
            .processor()
            .process(List.of(document("poison"), document("innocent"), document("another")));

    assertThat(outcomes.get(0))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected ->
                assertThat(rejected.reason()).isEqualTo("3 workers ended while they computed it"));
    assertThat(outcomes.subList(1, 3)).allMatch(Outcome.Done.class::isInstance);
    assertThat(
            remote
                .workers()
                .tasks()
                .filter(task -> has(task, "poison") && task.documents().size() == 1))
        .hasSize(3);
  }

  @Test
  void shouldBlameNoTextWhenAllWorkersAreGone() {
    AtomicBoolean isFrozen = new AtomicBoolean(true);
    Remote remote =
        start(
            task ->
                !isFrozen.get()
                    ? TestWorkersAnswer.lengths(task)
                    : task.documents().isEmpty() ? List.of() : List.of(WORKING),
            Duration.ofSeconds(1),
            RemoteOptions.Content.INLINE);

    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> remote.processor().process(List.of(document("innocent"))))
          .isInstanceOf(UnavailableException.class);
    }
    isFrozen.set(false);

    assertThat(remote.processor().process(List.of(document("innocent"))))
        .allMatch(Outcome.Done.class::isInstance);
  }

  @Test
  void shouldBelieveTheServerThatGivesATaskUpOnlyOfATextAlone() {
    Set<String> rejected = ConcurrentHashMap.newKeySet();
    Remote remote =
        startWith(
            listener ->
                new TestWorkers(
                    listener,
                    task -> {
                      if (!has(task, "poison")) {
                        return TestWorkersAnswer.lengths(task);
                      }
                      if (rejected.add(task.id())) {
                        listener.rejected(task.id());
                      }
                      return List.of();
                    }),
            Duration.ofSeconds(20),
            RemoteOptions.Content.INLINE);

    List<Outcome<Embedding>> outcomes =
        remote.processor().process(List.of(document("poison"), document("innocent")));

    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Done.class);
    assertThat(rejected).hasSize(2);
  }

  @Test
  void shouldRejectWhatAWorkerAnswersMalformed() {
    JsonNode malformed =
        JsonNodeFactory.instance
            .objectNode()
            .set("value", JsonNodeFactory.instance.objectNode().put("dimension", "many"));
    Remote remote =
        start(
            task -> List.of(new Word.Answered(List.of(malformed))),
            Duration.ofSeconds(5),
            RemoteOptions.Content.INLINE);

    assertThat(remote.processor().process(List.of(document("text"))).get(0))
        .isEqualTo(
            new Outcome.Rejected<>(
                "a worker's answer is malformed: /dimension: expected a whole number"));
  }

  @Test
  void shouldPointToRecordsWhereItIsKnownWhereTheyAre() {
    Remote remote =
        start(
            task ->
                List.of(
                    new Word.Answered(
                        task.documents().stream().map(d -> TestWorkersAnswer.value(1)).toList())),
            Duration.ofSeconds(5),
            RemoteOptions.Content.POINTER);

    remote
        .processor()
        .process(List.of(document("secret").readFrom(new RecordPlace("support.content", 2, 17))));

    assertThat(remote.workers().sent.get(0).documents().get(0))
        .hasToString("{\"record\":{\"topic\":\"support.content\",\"partition\":2,\"offset\":17}}");
  }

  private Remote start(
      Function<TaskEnvelope, List<Word>> worker, Duration limit, RemoteOptions.Content content) {
    return startWith(listener -> new TestWorkers(listener, worker), limit, content);
  }

  private Remote startWith(
      Function<TaskSender.Listener, TestWorkers> workers,
      Duration limit,
      RemoteOptions.Content content) {
    List<TestWorkers> opened = new ArrayList<>();
    TaskBoard board =
        new TaskBoard(
            QUEUE,
            listener -> {
              opened.add(workers.apply(listener));
              return opened.get(0);
            });
    RemoteProcessor<Embedding> processor =
        new RemoteProcessor<>(
            EMBEDDING,
            new DocumentWriter(new DocumentJson(Set.of(Annotation.MESSAGE)), content),
            board,
            2,
            InferenceLimit.of(limit, true));
    open.add(processor);
    return new Remote(processor, opened.get(0));
  }

  private static boolean has(TaskEnvelope task, String text) {
    return task.documents().stream()
        .anyMatch(document -> document.at("/message/text").asText().equals(text));
  }

  private static Document document(String text) {
    return Document.of(TestStages.message(text));
  }
}
