package io.anabranch.processor.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.ShippedProcessorContractTest;
import io.anabranch.processor.embedding.EmbeddingProcessorFactory;
import io.anabranch.processor.linear.model.LabelScore;
import io.anabranch.processor.pos.PosProcessorFactory;
import io.anabranch.schema.Classification;
import io.anabranch.schema.RankedLabel;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinearClassificationTest extends ShippedProcessorContractTest<Classification> {

  @Override
  protected ProcessorFactory<Classification> factory() {
    return new LinearClassificationFactory();
  }

  @Override
  protected List<ProcessorFactory<?>> upstream() {
    return List.of(new PosProcessorFactory(), new EmbeddingProcessorFactory());
  }

  @Test
  void shouldRankAllClasses() {
    Classification result = classify("I was charged twice, please refund the second payment.");

    assertThat(result.getRanked()).hasSize(16);
    assertThat(result.getRanked().get(0))
        .isEqualTo(new RankedLabel(result.getLabel(), result.getProbability()));
    assertThat(result.getRanked())
        .isSortedAccordingTo((a, b) -> Double.compare(b.getProbability(), a.getProbability()));
    assertThat(result.getRanked().stream().mapToDouble(RankedLabel::getProbability).sum())
        .isEqualTo(1, within(1e-9));
  }

  @Test
  void shouldRecogniseQueues() {
    assertThat(classify("I forgot my password and I am locked out of my account.").getLabel())
        .isEqualTo("account_access");
    assertThat(classify("Cancel my subscription").getLabel()).isEqualTo("cancellation");
  }

  @Test
  void shouldListClassesThatReachTheirThreshold() {
    Classification result =
        LinearClassification.classification(
            List.of(
                new LabelScore("first", 0.5, false),
                new LabelScore("second", 0.3, true),
                new LabelScore("third", 0.2, true)),
            false);

    assertThat(result.getLabel()).isEqualTo("first");
    assertThat(result.getProbability()).isEqualTo(0.5);
    assertThat(result.getLabels()).containsExactly("second", "third");
    assertThat(result.getRanked()).hasSize(3);
  }

  @Test
  void shouldNameNoClassOfRejectedMessage() {
    Classification result =
        LinearClassification.classification(
            List.of(new LabelScore("first", 0.2, true), new LabelScore("second", 0.1, false)),
            true);

    assertThat(result.getLabel()).isEqualTo("none_of_these");
    assertThat(result.getProbability()).isEqualTo(0.2);
    assertThat(result.getLabels()).isEmpty();
    assertThat(result.getRanked()).hasSize(2);
  }

  @Test
  void shouldNameFolderWithoutModel() {
    Models models =
        new Models(
            Path.of("no-such-folder"),
            () -> {
              throw new IllegalStateException("not needed");
            });

    assertThatThrownBy(() -> factory().create(Map.of(), models).close())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(Path.of("no-such-folder", "classification").toString());
    assertThatThrownBy(() -> factory().create(Map.of("model", "elsewhere"), models).close())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("elsewhere");
  }

  private Classification classify(String text) {
    return ((Done<Classification>) processor().process(documents(List.of(text))).get(0)).value();
  }
}
