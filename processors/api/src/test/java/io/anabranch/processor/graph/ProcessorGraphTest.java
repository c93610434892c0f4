package io.anabranch.processor.graph;

import static io.anabranch.processor.Annotation.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.Outcome.Rejected;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Message;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.Source;
import io.anabranch.schema.TaggedText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessorGraphTest {

  private static final Annotation<Classification> TOPICS =
      new Annotation<>("topics", Classification.class);
  private static final Annotation<TaggedText> POS = new Annotation<>("pos", TaggedText.class);
  private static final Annotation<Sentiment> SENTIMENT =
      new Annotation<>("sentiment", Sentiment.class);

  private final List<String> events = new ArrayList<>();
  private final Models models =
      new Models(
          Path.of("none"),
          () -> {
            throw new AssertionError("nothing here needs an embedder");
          });

  /** Copies the text, and rejects a dash. */
  private final FakeFactory<TaggedText> pos =
      FakeFactory.of(POS, Set.of(MESSAGE), ProcessorGraphTest::tag, events);

  /** Checks that the tags it gets are complete. */
  private final FakeFactory<Classification> topics =
      FakeFactory.of(TOPICS, Set.of(POS), ProcessorGraphTest::topics, events);

  private static Outcome<TaggedText> tag(Document document) {
    String text = document.get(MESSAGE).getText();
    TaggedText tagged = new TaggedText();
    tagged.setText(text);
    return text.equals("-") ? new Rejected<>("it is a dash") : new Done<>(tagged);
  }

  private static Outcome<Classification> topics(Document document) {
    assertThat(document.get(POS).getModel().getName()).isEqualTo("model-of-pos");
    assertThat(document.get(POS).getSource().getTopic()).isNotEmpty();
    return new Done<>(new Classification());
  }

  @Test
  void shouldGiveEveryMessageItsOutcomesInOrder() {
    try (ProcessorGraph graph = graph()) {
      List<AnnotatedMessage> annotated = graph.annotate(messages("one", "two"));

      assertThat(annotated)
          .extracting(message -> done(message.outcome(POS)).getText())
          .containsExactly("one", "two");
      assertThat(annotated)
          .extracting(message -> done(message.outcome(TOPICS)).getSource().getOffset())
          .containsExactly(0L, 1L);
    }
  }

  @Test
  void shouldCompleteResultsWithGivenSource() {
    Source source = new Source("messages", 3, 42L, Instant.EPOCH);
    try (ProcessorGraph graph = graph()) {
      TaggedText tagged =
          done(graph.annotate(messages("one"), List.of(source)).get(0).outcome(POS));

      assertThat(tagged.getSource()).isEqualTo(source);
      assertThat(tagged.getModel()).isEqualTo(graph.processor(POS).model());
      assertThat(tagged.getProcessedAt()).isAfter(Instant.EPOCH);
    }
  }

  @Test
  void shouldRejectWhatNeedsRejectedAnnotation() {
    try (ProcessorGraph graph = graph()) {
      List<AnnotatedMessage> annotated = graph.annotate(messages("one", "-", "three"));

      assertThat(annotated.get(1).outcome(POS)).isEqualTo(new Rejected<>("it is a dash"));
      assertThat(annotated.get(1).outcome(TOPICS))
          .isEqualTo(new Rejected<>("it has no annotation 'pos'"));
      assertThat(annotated.get(2).outcome(TOPICS)).isInstanceOf(Done.class);
    }
  }

  @Test
  void shouldShowAnnotationsAsDocument() {
    try (ProcessorGraph graph = graph()) {
      AnnotatedMessage rejected = graph.annotate(messages("-")).get(0);
      Document document = graph.annotate(messages("one")).get(0).document();

      assertThat(document.get(POS).getText()).isEqualTo("one");
      assertThat(document.has(TOPICS)).isTrue();
      assertThat(rejected.document().has(POS)).isFalse();
      assertThat(rejected.document().get(MESSAGE)).isSameAs(rejected.message());
    }
  }

  @Test
  void shouldReturnNothingForNothing() {
    try (ProcessorGraph graph = graph()) {
      assertThat(graph.annotate(List.of())).isEmpty();
    }
  }

  @Test
  void shouldNameWhatItDoesNotCompute() {
    try (ProcessorGraph graph = graph()) {
      AnnotatedMessage annotated = graph.annotate(messages("one")).get(0);

      assertThat(graph.annotations()).containsExactly(POS, TOPICS);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> graph.processor(SENTIMENT))
          .withMessageContaining("'sentiment'");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> annotated.outcome(SENTIMENT))
          .withMessageContaining("'sentiment'");
    }
  }

  @Test
  void shouldRefuseProcessorThatLosesDocuments() {
    FakeFactory<TaggedText> loses =
        new FakeFactory<>(POS, Set.of(MESSAGE), ProcessorGraphTest::tag, events, 1);
    try (ProcessorGraph graph = ProcessorGraph.builder(models).add(loses).build()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> graph.annotate(messages("one", "two")))
          .withMessage("processor 'fake-pos' of annotation 'pos' gave 1 outcomes for 2 documents");
    }
  }

  @Test
  void shouldCloseLastProcessorFirst() {
    graph().close();

    assertThat(events).containsExactly("open pos", "open topics", "close topics", "close pos");
  }

  @Test
  void shouldCloseWhatIsOpenIfOneCannotBeCreated() {
    ProcessorGraph.Builder builder =
        ProcessorGraph.builder(models).add(pos).add(topics, Map.of("broken", "yes"));

    assertThatIllegalArgumentException().isThrownBy(builder::build);

    assertThat(events).containsExactly("open pos", "close pos");
  }

  @Test
  void shouldRefuseSourcesThatDoNotMatchMessages() {
    try (ProcessorGraph graph = graph()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> graph.annotate(messages("one"), List.of()))
          .withMessageContaining("1 messages, but 0 sources");
    }
  }

  private ProcessorGraph graph() {
    return ProcessorGraph.builder(models).add(topics).add(pos).build();
  }

  private static List<Message> messages(String... texts) {
    return List.of(texts).stream().map(text -> Message.newBuilder().setText(text).build()).toList();
  }

  private static <T> T done(Outcome<T> outcome) {
    return ((Done<T>) outcome).value();
  }
}
