package io.anabranch.topology.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.RecordPlace;
import io.anabranch.processor.Results;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Gathered;
import io.anabranch.schema.Message;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.schema.TaggedText;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.GatheredRecords;
import io.anabranch.topology.record.RecordSerdes;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageInputReaderTest {

  private static final int LIMIT = 4;
  private static final Source SELF = new Source("support.pos", 2, 9L, Instant.EPOCH);
  private static final RecordPlace PLACE = new RecordPlace("support.pos", 2, 9L);
  private static final Source SOURCE = new Source("support.messages", 2, 5L, Instant.EPOCH);
  private static final Needs MESSAGE = TestStages.needs(Annotation.MESSAGE);
  private static final Needs POS = TestStages.needs(TestAnnotations.POS);
  private static final Needs BOTH =
      TestStages.needs(TestAnnotations.POS, TestAnnotations.EMBEDDING);

  @Test
  void shouldReadAMessageAsItsOwnSource() {
    StageInput.Usable usable = usable(MESSAGE, TestStages.message("text"));
    assertThat(usable.source()).isEqualTo(SELF);
    assertThat(usable.view().document().get(Annotation.MESSAGE).getText()).isEqualTo("text");
  }

  @Test
  void shouldCountTheTextInUtf16CodeUnits() {
    assertThat(read(MESSAGE, TestStages.message("😀😀"))).isInstanceOf(StageInput.Usable.class);
    assertBad(read(MESSAGE, TestStages.message("😀😀!")), ErrorCause.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\t ", "\u00a0\u3000", "\u2028\u0085", "\u200b\ufeff\u202e", "\u0000\u001b"})
  void shouldSkipTextThatCannotBeSeen(String text) {
    assertThat(read(MESSAGE, TestStages.message(text)))
        .isInstanceOfSatisfying(
            StageInput.Unusable.class,
            skipped -> assertThat(skipped.error().getCause()).isEqualTo(ErrorCause.NOTHING_SAID));
  }

  @Test
  void shouldSkipLongBlankText() {
    assertThat(read(MESSAGE, TestStages.message(" ".repeat(LIMIT + 1))))
        .isInstanceOf(StageInput.Unusable.class);
  }

  @Test
  void shouldSayWhichTypeAMessageMustHave() {
    StageInput.Unusable bad = (StageInput.Unusable) read(MESSAGE, TestStages.checklist("a"));
    assertThat(bad.error().getReason()).contains(Message.class.getName());
  }

  @Test
  void shouldReadAResultWithItsSource() {
    StageInput.Usable usable = usable(POS, complete(TestStages.tagged("text")));
    assertThat(usable.source()).isEqualTo(SOURCE);
    assertThat(usable.view().document().get(TestAnnotations.POS).getText()).isEqualTo("text");
  }

  @Test
  void shouldNotLimitTheTextOfResults() {
    assertThat(read(POS, complete(TestStages.tagged("a long text"))))
        .isInstanceOf(StageInput.Usable.class);
  }

  @Test
  void shouldReadAnErrorAsUpstream() {
    assertUpstream(read(POS, failed()), "needs 'pos': no words");
  }

  @Test
  void shouldNotKnowTheSourceOfAnUndecodableResult() {
    StageInput input =
        reader(POS, SingleObjectSerdes.serdes()).read(new byte[] {1, 2}, SELF, PLACE);
    assertThat(((StageInput.Unidentified) input).error().getCause())
        .isEqualTo(ErrorCause.UNDECODABLE);
  }

  @Test
  void shouldReadWhatWasGathered() {
    Gathered gathered =
        gathered(complete(TestStages.tagged("text")), complete(TestStages.embedded("text")));
    StageInput.Usable usable = usable(BOTH, gathered);
    assertThat(usable.source()).isEqualTo(SOURCE);
    assertThat(usable.view().document().get(TestAnnotations.POS))
        .isEqualTo(GatheredRecords.value(gathered, TestAnnotations.POS));
    assertThat(usable.view().document().get(TestAnnotations.EMBEDDING))
        .isEqualTo(GatheredRecords.value(gathered, TestAnnotations.EMBEDDING));
  }

  @Test
  void shouldReadAGatheredErrorAsUpstream() {
    Gathered gathered = gathered(failed(), complete(TestStages.embedded("text")));
    assertUpstream(read(BOTH, gathered), "needs 'pos': no words");
  }

  @Test
  void shouldReadAGatheredHoleAsUpstream() {
    Gathered gathered = Gathered.newBuilder().setSource(SOURCE).build();
    assertUpstream(read(BOTH, gathered), "needs 'pos': it could not be decoded");
  }

  @Test
  void shouldSkipWhatWasSkippedBeforeForTheSameCause() {
    StageError language = new StageError(ErrorCause.LANGUAGE, "it is in French");
    TaggedText skipped =
        Results.failed(TestAnnotations.POS, language, SOURCE, FunctionFactory.MODEL, Instant.EPOCH);
    Gathered gathered = gathered(skipped, complete(TestStages.embedded("text")));
    assertThat(read(BOTH, gathered))
        .isEqualTo(
            new StageInput.Unusable(
                SOURCE, new StageError(ErrorCause.LANGUAGE, "needs 'pos': it is in French")));
  }

  @Test
  void shouldDoWithoutWhatIsNeededOptionally() {
    Gathered gathered = gathered(failed(), complete(TestStages.embedded("text")));
    StageInput input =
        reader(BOTH, Set.of(TestAnnotations.EMBEDDING), SingleObjectSerdes.serdes())
            .read(SingleObjectSerdes.encode(gathered), SELF, PLACE);
    assertThat(input).isInstanceOf(StageInput.Usable.class);
    assertThat(((StageInput.Usable) input).view().document())
        .returns(false, document -> document.has(TestAnnotations.POS))
        .returns(true, document -> document.has(TestAnnotations.EMBEDDING));
  }

  @Test
  void shouldHoldIfTheRegistryCannotBeReachedForAGatheredAnnotation() {
    byte[] bytes =
        SingleObjectSerdes.encode(gathered(failed(), complete(TestStages.embedded("t"))));
    RecordSerdes timedOut =
        SingleObjectSerdes.readingWith(
            (topic, value) -> {
              if (topic.equals("support.pos")) {
                throw new SerializationException("schema 7", new SocketTimeoutException());
              }
              return SingleObjectSerdes.decode(value);
            });
    assertThatThrownBy(() -> reader(BOTH, timedOut).read(bytes, SELF, PLACE))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void shouldHoldIfTheDeserializerCannotReachItsRegistry() {
    RecordSerdes timedOut =
        SingleObjectSerdes.readingWith(
            (topic, bytes) -> {
              throw new SerializationException("schema 7", new SocketTimeoutException());
            });
    assertThatThrownBy(() -> reader(MESSAGE, timedOut).read(new byte[0], SELF, PLACE))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void shouldCloseItsDeserializer() {
    AtomicBoolean closed = new AtomicBoolean();
    Deserializer<Object> closing =
        new Deserializer<>() {
          @Override
          public Object deserialize(String topic, byte[] bytes) {
            return bytes;
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };
    reader(MESSAGE, SingleObjectSerdes.readingWith(closing)).close();
    assertThat(closed).isTrue();
  }

  private static void assertBad(StageInput input, ErrorCause cause) {
    assertThat(input).isInstanceOf(StageInput.Unusable.class);
    assertThat(((StageInput.Unusable) input).source()).isEqualTo(SELF);
    assertThat(((StageInput.Unusable) input).error().getCause()).isEqualTo(cause);
  }

  private static void assertUpstream(StageInput input, String reason) {
    assertThat(input)
        .isEqualTo(new StageInput.Unusable(SOURCE, new StageError(ErrorCause.UPSTREAM, reason)));
  }

  private static StageInput.Usable usable(Needs needs, SpecificRecord record) {
    return (StageInput.Usable) read(needs, record);
  }

  private static StageInput read(Needs needs, SpecificRecord record) {
    return reader(needs, SingleObjectSerdes.serdes())
        .read(SingleObjectSerdes.encode(record), SELF, PLACE);
  }

  private static StageInputReader reader(Needs needs, RecordSerdes serdes) {
    return reader(needs, Set.copyOf(needs.annotations()), serdes);
  }

  private static StageInputReader reader(
      Needs needs, Set<Annotation<?>> required, RecordSerdes serdes) {
    Topics topics = new Topics(AnabranchConfig.from(Map.of()).topics());
    return new StageInputReader(
        topics,
        new StageReading(needs, required, Set.of("en"), false),
        serdes.deserializer(),
        LIMIT);
  }

  private static Gathered gathered(TaggedText pos, Embedding embedding) {
    return GatheredRecords.with(
        GatheredRecords.with(GatheredRecords.of(SOURCE), TestAnnotations.POS, pos),
        TestAnnotations.EMBEDDING,
        embedding);
  }

  private static TaggedText failed() {
    StageError error = new StageError(ErrorCause.REJECTED, "no words");
    return Results.failed(TestAnnotations.POS, error, SOURCE, FunctionFactory.MODEL, Instant.EPOCH);
  }

  private static <T extends SpecificRecord> T complete(T result) {
    return Results.complete(result, SOURCE, FunctionFactory.MODEL, Instant.EPOCH);
  }
}
