package io.anabranch.topology.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.TaggedText;
import io.anabranch.topology.limit.HungCalls;
import io.anabranch.topology.pipeline.CatalogFactory;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.SingleObjectSerdes;
import io.anabranch.topology.record.SubstituteTopicSerializer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class StageWiringTest {

  private final AnabranchConfig config = AnabranchConfig.from(Map.of());
  private final Topics topics = new Topics(config.topics());
  private final StageTopology topology =
      new StageTopology(
          TestStages.pipeline(),
          topics,
          SingleObjectSerdes.serdes(),
          StageHarness.WIDE,
          new HungCalls(() -> {}));

  @Test
  void shouldShowItsPollsToItsLookAhead() {
    StageTopology.WiredStage wired = wire(TestStages.pos());
    assertThat(wired.properties())
        .containsEntry(
            "main.consumer.interceptor.classes", "io.anabranch.topology.stage.LookAheadInterceptor")
        .hasEntrySatisfying(
            "main.consumer.anabranch.look.ahead",
            lookAhead -> assertThat(lookAhead).isInstanceOf(LookAhead.class));
    assertThat(wired.processor().model()).isEqualTo(FunctionFactory.MODEL);
  }

  @Test
  void shouldKeepAShadowAwayFromRetriesAndTopicsOfTheStage() {
    Stage pos = TestStages.stage(TestStages.pos());
    StageTopology.WiredStage wired =
        topology.build(
            pos,
            TestStages.models(),
            StageTopics.shadow(TestStages.pipeline(), topics, SingleObjectSerdes.serdes(), pos));

    assertThat(wired.topology().describe().toString())
        .contains("topics: [support.messages]")
        .contains("(topic: support.compare.pos)", "(topic: support.compare.pos.dead-letters)")
        .doesNotContain("support.pos", "support.dead-letters", "support.retry");
  }

  @Test
  void shouldSerializeForAShadowAsForItsStage() {
    StringBuilder topicsAsked = new StringBuilder();
    Serializer<Object> serializer =
        new SubstituteTopicSerializer(
            (topic, value) -> {
              topicsAsked.append(topic).append(' ');
              return new byte[0];
            },
            Map.of("support.compare.pos", "support.pos"));

    serializer.serialize("support.compare.pos", "a");
    serializer.serialize("support.compare.pos", new RecordHeaders(), "a");
    serializer.serialize("another", "a");

    assertThat(topicsAsked).hasToString("support.pos support.pos another ");
  }

  @Test
  void shouldRefuseReferenceDataForAProcessorThatTakesNone() {
    ProcessorFactory<TaggedText> reading = new ReadingFactory();
    assertThatThrownBy(() -> wire(reading))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'pos'")
        .hasMessageContaining("'catalog'");
  }

  @Test
  void shouldNameTheStageOfAWrongOption() {
    AnabranchConfig config = AnabranchConfig.from(Map.of("stages.pos.limt", "1"));
    assertThatThrownBy(() -> TestStages.pipeline(List.of(TestStages.pos()), config))
        .isInstanceOf(ConfigException.class)
        .hasMessage("stages.pos: option 'limt' is unknown; did you mean 'limit'? allowed: limit");
  }

  private StageTopology.WiredStage wire(ProcessorFactory<?> factory) {
    Stage stage = TestStages.stage(factory);
    return topology.build(
        stage,
        TestStages.models(),
        StageTopics.live(TestStages.pipeline(), topics, SingleObjectSerdes.serdes(), stage));
  }

  private static final class ReadingFactory implements ProcessorFactory<TaggedText> {

    @Override
    public Annotation<TaggedText> annotation() {
      return TestAnnotations.POS;
    }

    @Override
    public String implementation() {
      return "reading";
    }

    @Override
    public Set<Annotation<?>> needs() {
      return Set.of(Annotation.MESSAGE);
    }

    @Override
    public Optional<Annotation<?>> reference() {
      return Optional.of(CatalogFactory.CATALOG);
    }

    @Override
    public TextProcessor<TaggedText> create(Map<String, String> options, Models models) {
      return TestStages.pos().processor();
    }
  }
}
