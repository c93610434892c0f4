package io.anabranch.processor.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.ShippedProcessorContractTest;
import io.anabranch.processor.textclassification.SmallModels;
import io.anabranch.schema.Classification;
import io.anabranch.schema.RankedLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classification by an ONNX model, whose labels are in a file of their own. */
class DjlClassificationTest extends ShippedProcessorContractTest<Classification> {

  private final Path folder;

  DjlClassificationTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    SmallModels.topics().writeOnnx(folder);
    Files.writeString(folder.resolve("labels.txt"), "billing\ndelivery\nother\n");
  }

  @Override
  protected ProcessorFactory<Classification> factory() {
    return new DjlClassificationFactory();
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("model", folder.resolve("bag.onnx").toString());
  }

  @Override
  protected void assertSame(Classification actual, Classification expected) {
    assertThat(actual.getLabel()).isEqualTo(expected.getLabel());
    assertThat(actual.getLabels()).isEqualTo(expected.getLabels());
    assertThat(actual.getProbability()).isCloseTo(expected.getProbability(), within(1e-5));
  }

  @Test
  void shouldRankTheLabelsOfTheModel() {
    Classification parcel = classify("where is my parcel");

    assertThat(parcel.getLabel()).isEqualTo("delivery");
    assertThat(parcel.getLabels()).containsExactly("delivery");
    assertThat(parcel.getRanked())
        .extracting(RankedLabel::getLabel)
        .containsExactly("delivery", "other", "billing");
    double other = Math.exp(1);
    assertThat(parcel.getProbability())
        .isCloseTo(Math.exp(4) / (Math.exp(4) + other + 1), within(1e-6));
    assertThat(classify("hello").getLabel()).isEqualTo("other");
  }

  @Test
  void shouldGiveNoLabelBelowTheThreshold() {
    try (var strict =
        factory()
            .create(Map.of("model", folder.toString(), "threshold", "0.97"), SmallModels.none())) {
      Outcome<Classification> outcome = strict.process(documents(List.of("parcel"))).get(0);

      Classification parcel = ((Outcome.Done<Classification>) outcome).value();
      assertThat(parcel.getLabel()).isEqualTo("delivery");
      assertThat(parcel.getLabels()).isEmpty();
    }
  }

  @Test
  void shouldRankLabelsThatDoNotExcludeOneAnotherByTheirShares() {
    Classification both =
        DjlClassificationFactory.classification(
            List.of("a", "b", "c"), new double[] {0.9, 0.1, 0.8}, 0.5);

    assertThat(both.getLabels()).containsExactly("a", "c");
    assertThat(both.getProbability()).isEqualTo(0.9);
    assertThat(both.getRanked().stream().mapToDouble(RankedLabel::getProbability).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void shouldRefuseOneNameForTwoOutputs() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                factory()
                    .create(
                        Map.of("model", folder.toString(), "labels", "a,b,a"), SmallModels.none()))
        .withMessageContaining("a, b, a");
  }

  @Test
  void shouldNamePlaceWithoutModel(@TempDir Path empty) {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> factory().create(Map.of("model", empty.toString()), SmallModels.none()))
        .withMessageContaining(empty.toString());
  }

  @Test
  void shouldNameFolderWithoutTokenizer(@TempDir Path without) throws IOException {
    Files.copy(folder.resolve("bag.onnx"), without.resolve("bag.onnx"));

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(
            () ->
                factory()
                    .create(
                        Map.of("model", without.toString(), "labels", "a,b,c"), SmallModels.none()))
        .havingCause()
        .havingCause()
        .withMessageContaining("tokenizer.json");
  }

  private Classification classify(String text) {
    Outcome<Classification> outcome = processor().process(documents(List.of(text))).get(0);
    return ((Outcome.Done<Classification>) outcome).value();
  }
}
