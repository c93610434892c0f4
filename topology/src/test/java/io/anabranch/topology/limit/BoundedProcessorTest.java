package io.anabranch.topology.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.UnavailableException;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.TaggedText;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.pipeline.TestStages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedProcessorTest {

  private static final InferenceLimit PATIENT = InferenceLimit.of(Duration.ofMinutes(1), false);

  /** For models that hang alone: a busy machine may need longer to run one that does not. */
  private static final InferenceLimit SHORT = InferenceLimit.of(Duration.ofMillis(50), true);

  private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<String> closed = new ArrayList<>();

  @AfterEach
  void release() {
    release.countDown();
  }

  @Test
  void shouldGiveTheOutcomesOfTheProcessor() {
    try (BoundedProcessor<TaggedText> bounded = bounded(PATIENT, BoundedProcessorTest::tagged)) {
      assertThat(bounded.process(List.of(document("a"), document("b"))))
          .containsExactly(tagged(document("a")), tagged(document("b")));
      assertThat(bounded.model()).isEqualTo(FunctionFactory.MODEL);
    }
    assertThat(closed).containsExactly("closed");
  }

  @Test
  void shouldKeepItsWorker() {
    try (BoundedProcessor<TaggedText> bounded = bounded(PATIENT, BoundedProcessorTest::tagged)) {
      for (int i = 0; i < 1_000; i++) {
        bounded.process(List.of(document("a")));
      }
      assertThat(workers).hasSize(1).allMatch(Thread::isDaemon);
      assertThat(workers).doesNotContain(Thread.currentThread());
    }
  }

  @Test
  void shouldThrowWhatTheProcessorThrows() {
    RuntimeException broken = new UnavailableException("host", new IllegalStateException());
    try (BoundedProcessor<TaggedText> bounded =
        bounded(
            PATIENT,
            document -> {
              throw broken;
            })) {
      assertThatThrownBy(() -> bounded.process(List.of(document("a")))).isSameAs(broken);
    }
    try (BoundedProcessor<TaggedText> bounded =
        bounded(
            PATIENT,
            document -> {
              throw new StackOverflowError();
            })) {
      assertThatThrownBy(() -> bounded.process(List.of(document("a"))))
          .isInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void shouldAbandonAWorkerThatIgnoresItsInterruption() {
    try (BoundedProcessor<TaggedText> bounded =
        bounded(InferenceLimit.of(Duration.ofSeconds(1), true), this::hung)) {
      assertThatThrownBy(() -> bounded.process(List.of(document("hang"))))
          .isInstanceOf(HungModelException.class)
          .hasMessageContaining("1000 ms")
          .matches(e -> !BrokenDependency.causes(e));
      assertThatThrownBy(() -> bounded.process(List.of(document("hang"), document("b"))))
          .isInstanceOf(HungModelException.class)
          .hasMessageContaining("2000 ms");
      assertThat(bounded.process(List.of(document("a")))).containsExactly(tagged(document("a")));
      assertThat(workers).hasSize(3);
    }
    assertThat(closed).as("the model is still in use").isEmpty();
  }

  @Test
  void shouldEndTheProcessWhenTooManyWorkersHangAtTheSameTime() {
    try (BoundedProcessor<TaggedText> bounded = bounded(SHORT, this::hung)) {
      for (int i = 1; i < HungCalls.THREAD_LIMIT; i++) {
        hang(bounded);
      }
      assertThat(ended.getCount()).isEqualTo(1);
      hang(bounded);
      assertThat(ended.getCount()).isZero();
    }
  }

  @Test
  void shouldNotCountWorkersThatHaveComeBack() {
    Semaphore gate = new Semaphore(0);
    Semaphore back = new Semaphore(0);
    Function<Document, Outcome<TaggedText>> slow =
        document -> {
          gate.acquireUninterruptibly();
          back.release();
          return tagged(document);
        };
    try (BoundedProcessor<TaggedText> bounded = bounded(SHORT, slow)) {
      for (int i = 0; i < 3 * HungCalls.THREAD_LIMIT; i++) {
        hang(bounded);
        gate.release();
        back.acquireUninterruptibly();
      }
      assertThat(ended.getCount()).isEqualTo(1);
    }
  }

  private static void hang(BoundedProcessor<TaggedText> bounded) {
    assertThatThrownBy(() -> bounded.process(List.of(document("hang"))))
        .isInstanceOf(HungModelException.class);
  }

  /** Uninterruptible until the test ends. */
  private Outcome<TaggedText> hung(Document document) {
    while (document.get(Annotation.MESSAGE).getText().equals("hang") && release.getCount() > 0) {
      Thread.onSpinWait();
    }
    return tagged(document);
  }

  private BoundedProcessor<TaggedText> bounded(
      InferenceLimit limit, Function<Document, Outcome<TaggedText>> function) {
    return new BoundedProcessor<>(
        "pos",
        new TextProcessor<>() {
          @Override
          public ModelInfo model() {
            return FunctionFactory.MODEL;
          }

          @Override
          public List<Outcome<TaggedText>> process(List<Document> documents) {
            workers.add(Thread.currentThread());
            return documents.stream().map(function).toList();
          }

          @Override
          public void close() {
            closed.add("closed");
          }
        },
        limit,
        new HungCalls(ended::countDown));
  }

  private static Outcome<TaggedText> tagged(Document document) {
    return new Outcome.Done<>(TestStages.tagged(document.get(Annotation.MESSAGE).getText()));
  }

  private static Document document(String text) {
    return Document.of(TestStages.message(text));
  }
}
