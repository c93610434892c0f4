package io.anabranch.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.Checklist;
import io.anabranch.schema.Sentiment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineTest {

  private static final Annotation<Sentiment> MOOD = new Annotation<>("mood", Sentiment.class);
  private static final Annotation<Sentiment> TONE = new Annotation<>("tone", Sentiment.class);

  @Test
  void shouldPutEveryStageAfterThoseThatItNeeds() {
    assertThat(TestStages.pipeline().stages())
        .extracting(Stage::name)
        .containsExactly("pos", "embedding", "sentiment", "classification", "topics", "checklists");
  }

  @Test
  void shouldOrderStagesThatNeedOneAnotherInARow() {
    Pipeline pipeline =
        pipeline(
            Map.of(),
            stage(TestAnnotations.TOPICS, MOOD),
            stage(MOOD, TONE),
            stage(TONE, Annotation.MESSAGE));
    assertThat(pipeline.stages()).extracting(Stage::name).containsExactly("tone", "mood", "topics");
  }

  @Test
  void shouldShareOneGatherAmongStagesWithTheSameNeeds() {
    assertThat(TestStages.pipeline().gathers())
        .containsExactly(TestStages.needs(TestAnnotations.EMBEDDING, TestAnnotations.POS));
  }

  @Test
  void shouldMakeAGatherForEachSetOfSeveralNeeds() {
    Pipeline pipeline =
        pipeline(
            Map.of(),
            TestStages.pos(),
            TestStages.embedding(),
            stage(MOOD, TestAnnotations.POS, Annotation.MESSAGE),
            stage(TONE, TestAnnotations.POS, TestAnnotations.EMBEDDING, Annotation.MESSAGE));
    assertThat(pipeline.gathers())
        .extracting(Needs::name)
        .containsExactly("messages-pos", "messages-pos-embedding");
  }

  @Test
  void shouldMakeNoGatherForSingleNeeds() {
    assertThat(pipeline(Map.of(), TestStages.pos(), TestStages.topics()).gathers()).isEmpty();
  }

  @Test
  void shouldRewireForAnImplementationWithOtherNeeds() {
    ProcessorFactory<?> plain = stage(TestAnnotations.SENTIMENT, Annotation.MESSAGE);
    ProcessorFactory<?> rich = TestStages.sentiment().named("rich");
    Map<String, String> choice = Map.of("stages.sentiment.implementation", "rich");
    ProcessorFactory<?>[] stages = {TestStages.pos(), TestStages.embedding(), plain, rich};
    assertThat(pipeline(choice, stages).gathers()).hasSize(1);
    assertThat(pipeline(Map.of("stages.sentiment.implementation", "function"), stages).gathers())
        .isEmpty();
  }

  @Test
  void shouldRefuseAMissingNeed() {
    assertThatThrownBy(() -> pipeline(Map.of(), TestStages.topics()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'topics' needs 'pos'");
  }

  @Test
  void shouldRefuseNeedsThatGoInACircle() {
    assertThatThrownBy(
            () ->
                pipeline(
                    Map.of(),
                    TestStages.pos(),
                    stage(MOOD, TONE),
                    stage(TONE, TestAnnotations.POS, MOOD)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("mood -> tone -> mood");
  }

  @Test
  void shouldRefuseAStageThatNeedsItself() {
    assertThatThrownBy(() -> pipeline(Map.of(), stage(MOOD, MOOD)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("mood -> mood");
  }

  @Test
  void shouldTakeTheOnlyImplementation() {
    assertThat(pipeline(Map.of(), TestStages.pos().named("any")).stages())
        .singleElement()
        .satisfies(stage -> assertThat(stage.factory().implementation()).isEqualTo("any"));
  }

  @Test
  void shouldTakeTheConfiguredImplementation() {
    Pipeline pipeline =
        pipeline(
            Map.of("stages.pos.implementation", "b", "stages.pos.limit", "2"),
            TestStages.pos().named("a"),
            TestStages.pos().named("b"));
    Stage stage = pipeline.stages().get(0);
    assertThat(stage.factory().implementation()).isEqualTo("b");
    assertThat(stage.options()).isEqualTo(Map.of("limit", "2"));
  }

  @Test
  void shouldHaveADefaultAmongImplementationsOfSentiment() {
    ProcessorFactory<?> other = stage(TestAnnotations.SENTIMENT, Annotation.MESSAGE);
    ProcessorFactory<?> linear =
        new FunctionFactory<>(
                TestAnnotations.SENTIMENT,
                Set.of(Annotation.MESSAGE),
                document -> new Outcome.Rejected<>("none"))
            .named("linear");
    assertThat(pipeline(Map.of(), other, linear).stages())
        .singleElement()
        .satisfies(stage -> assertThat(stage.factory().implementation()).isEqualTo("linear"));
  }

  @Test
  void shouldKeepTheStandardImplementationWhenAnotherIsFound() {
    assertThat(
            pipeline(Map.of(), TestStages.pos().named("corenlp"), TestStages.pos().named("other"))
                .stages())
        .singleElement()
        .satisfies(stage -> assertThat(stage.factory().implementation()).isEqualTo("corenlp"));
  }

  @Test
  void shouldAskForAChoiceAmongSeveralImplementations() {
    assertThatThrownBy(
            () -> pipeline(Map.of(), TestStages.pos().named("a"), TestStages.pos().named("b")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("stages.pos.implementation")
        .hasMessageContaining("allowed are a, b");
  }

  @Test
  void shouldRefuseAnUnknownImplementation() {
    assertThatThrownBy(
            () -> pipeline(Map.of("stages.pos.implementation", "c"), TestStages.pos().named("a")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("stages.pos.implementation")
        .hasMessageContaining("Invalid value c ")
        .hasMessageContaining("allowed are a");
  }

  @Test
  void shouldLeaveOutADisabledStage() {
    Pipeline pipeline =
        TestStages.pipeline(
            TestStages.all(), AnabranchConfig.from(Map.of("stages.topics.enabled", "false")));
    assertThat(pipeline.names())
        .containsExactly("checklists", "classification", "embedding", "pos", "sentiment");
  }

  @Test
  void shouldRefuseToDisableWhatIsNeeded() {
    AnabranchConfig config = AnabranchConfig.from(Map.of("stages.pos.enabled", "false"));
    assertThatThrownBy(() -> TestStages.pipeline(TestStages.all(), config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("needs 'pos', which no chosen processor computes");
  }

  @Test
  void shouldRefuseAnUnknownStage() {
    assertThatThrownBy(() -> pipeline(Map.of("stages.poss.threads", "2"), TestStages.pos()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("stages.poss")
        .hasMessageContaining("allowed are pos");
  }

  @ParameterizedTest
  @ValueSource(strings = {"poss", "topics", "pos,all", "messages"})
  void shouldRefuseToExpectAStageThatIsNotThere(String expects) {
    assertThatThrownBy(
            () ->
                pipeline(
                    Map.of("join.expects", expects, "stages.topics.enabled", "false"),
                    TestStages.pos(),
                    TestStages.topics()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("join.expects")
        .hasMessageContaining("allowed are pos");
  }

  @Test
  void shouldRefuseToIncludeAStageThatIsNotThere() {
    assertThatThrownBy(() -> pipeline(Map.of("join.include", "tokens"), TestStages.pos()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("join.include")
        .hasMessageContaining("allowed are pos");
  }

  @Test
  void shouldWaitForAnOptionalNeedOnlyIfAStageComputesIt() {
    ProcessorFactory<?> mood = new OptionallyReading();
    Pipeline without = pipeline(Map.of(), TestStages.pos(), mood);
    Pipeline with = pipeline(Map.of(), mood, TestStages.embedding(), TestStages.pos());
    assertThat(without.needs(without.stage("mood")).name()).isEqualTo("pos");
    assertThat(with.needs(with.stage("mood")).name()).isEqualTo("pos-embedding");
    assertThat(with.stages()).extracting(Stage::name).containsExactly("pos", "embedding", "mood");
  }

  private static final class OptionallyReading implements ProcessorFactory<Sentiment> {

    @Override
    public Annotation<Sentiment> annotation() {
      return MOOD;
    }

    @Override
    public String implementation() {
      return "optional";
    }

    @Override
    public Set<Annotation<?>> needs() {
      return Set.of(TestAnnotations.POS);
    }

    @Override
    public Set<Annotation<?>> optionalNeeds() {
      return Set.of(TestAnnotations.EMBEDDING);
    }

    @Override
    public TextProcessor<Sentiment> create(Map<String, String> options, Models models) {
      throw new AssertionError("nothing is created here");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"messages", "enriched", "dead-letters", "join", "all"})
  void shouldRefuseAStageWithAReservedName(String name) {
    Annotation<Sentiment> annotation = new Annotation<>(name, Sentiment.class);
    assertThatThrownBy(() -> pipeline(Map.of(), stage(annotation, TestAnnotations.POS)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'" + name + "'")
        .hasMessageContaining("reserved");
  }

  @Test
  void shouldRefuseAStageWhoseResultsAreNoResults() {
    Annotation<Checklist> annotation = new Annotation<>("checklist", Checklist.class);
    assertThatThrownBy(() -> pipeline(Map.of(), stage(annotation, Annotation.MESSAGE)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'checklist'")
        .hasMessageContaining("processedAt");
  }

  @Test
  void shouldRefuseAStageThatNeedsNothing() {
    assertThatThrownBy(() -> pipeline(Map.of(), stage(MOOD)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'mood'")
        .hasMessageContaining("needs nothing");
  }

  private static Pipeline pipeline(Map<String, String> config, ProcessorFactory<?>... factories) {
    return TestStages.pipeline(List.of(factories), AnabranchConfig.from(config));
  }

  private static <T extends SpecificRecord> ProcessorFactory<T> stage(
      Annotation<T> annotation, Annotation<?>... needs) {
    return new FunctionFactory<>(
        annotation, Set.of(needs), document -> new Outcome.Rejected<>("none"));
  }
}
