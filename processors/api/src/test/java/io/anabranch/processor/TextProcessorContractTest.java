package io.anabranch.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.Outcome.Rejected;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.processor.said.TextOffsets;
import io.anabranch.schema.Source;
import io.anabranch.stage.StageCatalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every {@link TextProcessor} must do. The test of a processor extends this class, names the
 * factory, and adds what is particular to it.
 *
 * <p>A project of its own finds it in the artifact {@code tests} of the API. As that brings no
 * dependencies, JUnit Jupiter 6 with its parameterized tests and AssertJ 3 stand beside it, and
 * {@code anabranch-processors} where {@link #upstream()} names processors that ship:
 *
 * <pre>{@code
 * <dependency>
 *   <groupId>io.anabranch</groupId>
 *   <artifactId>anabranch-api</artifactId>
 *   <version>${anabranch.version}</version>
 *   <type>test-jar</type>
 *   <scope>test</scope>
 * </dependency>
 * <dependency>
 *   <groupId>org.junit.jupiter</groupId>
 *   <artifactId>junit-jupiter</artifactId>
 *   <version>6.0.1</version>
 *   <scope>test</scope>
 * </dependency>
 * <dependency>
 *   <groupId>org.assertj</groupId>
 *   <artifactId>assertj-core</artifactId>
 *   <version>3.27.6</version>
 *   <scope>test</scope>
 * </dependency>
 * }</pre>
 *
 * @param <T> Avro type of the annotation
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TextProcessorContractTest<T extends SpecificRecord> {

  private Models models;
  private ProcessorGraph upstream;
  private TextProcessor<T> processor;

  /** The factory of the processor under test. */
  protected abstract ProcessorFactory<T> factory();

  /** Options of the processor under test. */
  protected Map<String, String> options() {
    return Map.of();
  }

  /** Factories of the processors that compute its needs, in any order. */
  protected List<ProcessorFactory<?>> upstream() {
    return List.of();
  }

  /** What the processors share; without an override, there are no models. */
  protected Models models() {
    return new Models(
        Path.of("no-models"),
        () -> {
          throw new IllegalStateException("override models() to have an embedder");
        });
  }

  /** Gives a new processor what it needs beside documents, such as reference data. */
  protected void prepare(TextProcessor<T> processor) {}

  /** Compares two annotations of one text; overridden where floating-point numbers may differ. */
  protected void assertSame(T actual, T expected) {
    assertThat(actual).isEqualTo(expected);
  }

  /** The processor under test, open. */
  protected final TextProcessor<T> processor() {
    return processor;
  }

  /**
   * Documents with every annotation that the processor needs; texts rejected upstream are left out.
   */
  protected final List<Document> documents(List<String> texts) {
    return upstream.annotate(texts.stream().map(ContractTexts::message).toList()).stream()
        .map(AnnotatedMessage::document)
        .filter(document -> factory().needs().stream().allMatch(document::has))
        .toList();
  }

  @BeforeAll
  void open() {
    models = models();
    ProcessorGraph.Builder builder = ProcessorGraph.builder(models);
    upstream().forEach(builder::add);
    upstream = builder.build();
    processor = create();
  }

  @AfterAll
  void close() {
    processor.close();
    upstream.close();
    models.close();
  }

  @Test
  void shouldBeFoundAsService() {
    assertThat(StageCatalog.load().implementations(factory().annotation().name()).values())
        .extracting(Object::getClass)
        .contains(factory().getClass());
  }

  @Test
  void shouldNeedSomethingButNotItself() {
    assertThat(factory().needs()).isNotEmpty().doesNotContain(factory().annotation());
  }

  @Test
  void shouldNameUnknownOption() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> factory().create(Map.of("no-such-option", "1"), models).close())
        .withMessageContaining("no-such-option");
  }

  @Test
  void shouldNameItsModel() {
    assertThat(processor.model().getName()).isNotBlank();
    assertThat(processor.model().getVersion()).isNotBlank();
  }

  @Test
  void shouldAnnotateOrdinaryTextsInOrder() {
    List<Document> documents = documents(ContractTexts.ORDINARY);
    assertThat(documents).hasSameSizeAs(ContractTexts.ORDINARY);

    List<Outcome<T>> outcomes = processor.process(documents);

    assertThat(outcomes).hasSameSizeAs(documents).allMatch(Done.class::isInstance);
    assertSameOutcomes(outcomes, oneByOne(documents));
  }

  @Test
  void shouldFollowReversedOrder() {
    List<Document> documents = new ArrayList<>(documents(ContractTexts.ORDINARY));
    List<Outcome<T>> expected = new ArrayList<>(processor.process(documents));
    Collections.reverse(expected);
    Collections.reverse(documents);

    assertSameOutcomes(processor.process(documents), expected);
  }

  @Test
  void shouldReturnNothingForNothing() {
    assertThat(processor.process(List.of())).isEmpty();
  }

  @Test
  void shouldRepeatItself() {
    List<Document> documents = documents(everyText().toList());

    assertSameOutcomes(processor.process(documents), processor.process(documents));
  }

  @Test
  void shouldNotDependOnTheRestOfTheBatch() {
    List<Document> documents = documents(everyText().toList());

    assertSameOutcomes(processor.process(documents), oneByOne(documents));
  }

  @ParameterizedTest(name = "text {index}")
  @MethodSource("everyText")
  void shouldGiveCompleteResultOrReason(String text) {
    for (Outcome<T> outcome : processor.process(documents(List.of(text)))) {
      if (outcome instanceof Done<T> done) {
        assertWritable(done.value());
        assertWithin(text, done.value());
      } else if (outcome instanceof Rejected<T> rejected) {
        assertThat(rejected.reason()).isNotBlank();
        if (!text.isBlank()) {
          assertThat(rejected.reason()).doesNotContain(text);
        }
      }
    }
  }

  @Test
  void shouldServeTwoThreadsAtOnce() throws Exception {
    List<Document> documents = documents(ContractTexts.ORDINARY);
    List<Outcome<T>> expected = processor.process(documents);
    Callable<List<Outcome<T>>> task = () -> processor.process(documents);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<List<Outcome<T>>> result : threads.invokeAll(Collections.nCopies(8, task))) {
        assertSameOutcomes(result.get(), expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldRefuseUseAfterClose() {
    List<Document> documents = documents(ContractTexts.ORDINARY);
    TextProcessor<T> closed = create();
    closed.close();

    assertThatIllegalStateException().isThrownBy(() -> closed.process(documents));
    assertThatNoException().isThrownBy(closed::close);
    assertThat(processor.process(documents)).hasSameSizeAs(documents);
  }

  static Stream<String> everyText() {
    return Stream.of(
            ContractTexts.ORDINARY,
            List.of(ContractTexts.EMPTY, ContractTexts.BLANK),
            ContractTexts.UNUSUAL,
            List.of(ContractTexts.VERY_LONG, ContractTexts.ONE_VERY_LONG_WORD))
        .flatMap(List::stream);
  }

  private TextProcessor<T> create() {
    TextProcessor<T> created = factory().create(options(), models);
    prepare(created);
    return created;
  }

  private List<Outcome<T>> oneByOne(List<Document> documents) {
    return documents.stream()
        .flatMap(document -> processor.process(List.of(document)).stream())
        .toList();
  }

  private void assertSameOutcomes(List<Outcome<T>> actual, List<Outcome<T>> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      if (actual.get(i) instanceof Done<T> done && expected.get(i) instanceof Done<T> other) {
        assertSame(done.value(), other.value());
      } else {
        assertThat(actual.get(i)).isEqualTo(expected.get(i));
      }
    }
  }

  private void assertWritable(T value) {
    Source source = new Source(ProcessorGraph.NO_TOPIC, 0, 0L, Instant.EPOCH);
    T result = Results.complete(value, source, processor.model(), Instant.EPOCH);
    assertThatNoException().isThrownBy(() -> write(result));
  }

  private void assertWithin(String text, T value) {
    TextOffsets.map(
        value,
        offset -> {
          assertThat(offset).isBetween(0, text.length());
          return offset;
        });
  }

  private void write(T result) throws IOException {
    var encoder = EncoderFactory.get().binaryEncoder(new ByteArrayOutputStream(), null);
    new SpecificDatumWriter<>(factory().annotation().type()).write(result, encoder);
    encoder.flush();
  }
}
