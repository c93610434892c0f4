package io.anabranch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.TaggedText;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StageWiringTest {

  private final AnabranchConfig config = AnabranchConfig.from(Map.of());
  private final StageTopology topology =
      new StageTopology(
          TestStages.pipeline(),
          new Topics(config.topics()),
          SingleObjectSerdes.serdes(),
          StageHarness.WIDE);

  @Test
  void shouldShowItsPollsToItsLookAhead() {
    StageTopology.WiredStage wired = wire(TestStages.pos());
    assertThat(wired.properties())
        .containsEntry(
            "main.consumer.interceptor.classes", "io.anabranch.topology.LookAheadInterceptor")
        .hasEntrySatisfying(
            "main.consumer.anabranch.look.ahead",
            lookAhead -> assertThat(lookAhead).isInstanceOf(LookAhead.class));
    assertThat(wired.processor().model()).isEqualTo(FunctionFactory.MODEL);
  }

  @Test
  void shouldRefuseReferenceDataForAProcessorThatTakesNone() {
    ProcessorFactory<TaggedText> reading = new ReadingFactory();
    assertThatThrownBy(() -> wire(reading))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'pos'")
        .hasMessageContaining("'catalog'");
  }

  private StageTopology.WiredStage wire(ProcessorFactory<?> factory) {
    return topology.build(new Stage(factory, Map.of()), TestStages.models());
  }

  private static final class ReadingFactory implements ProcessorFactory<TaggedText> {

    @Override
    public Annotation<TaggedText> annotation() {
      return Annotation.POS;
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
