package io.anabranch.processor.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.ShippedProcessorContractTest;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingProcessorTest extends ShippedProcessorContractTest<Embedding> {

  @Override
  protected ProcessorFactory<Embedding> factory() {
    return new EmbeddingProcessorFactory();
  }

  @Override
  protected void assertSame(Embedding actual, Embedding expected) {
    assertThat(actual.getDimension()).isEqualTo(expected.getDimension());
    assertClose(actual.getVector(), expected.getVector());
    assertClose(actual.getHiddenState(), expected.getHiddenState());
  }

  private static void assertClose(List<Float> actual, List<Float> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i)).isCloseTo(expected.get(i), within(1e-5f));
    }
  }

  @Test
  void shouldGiveUnitVectorToEmptyText() {
    Embedding embedding = embed("");

    assertThat(embedding.getDimension()).isEqualTo(384);
    assertThat(dot(embedding, embedding)).isEqualTo(1, offset(1e-5));
  }

  @Test
  void shouldPlaceSimilarTextsNearEachOther() {
    Embedding refund = embed("I want my money back.");

    assertThat(dot(refund, embed("Please give me a refund.")))
        .isGreaterThan(dot(refund, embed("The weather is nice in spring.")) + 0.3);
  }

  @Test
  void shouldReadAllOfALongText() {
    String call = "The courier was friendly and the weather was fine. ".repeat(60);
    String question = "How do I reset the password of my account? ".repeat(60);

    Embedding both = embed(call + question);

    assertThat(dot(both, both)).isEqualTo(1, offset(1e-5));
    assertThat(dot(both, embed(question))).isGreaterThan(dot(embed(call), embed(question)) + 0.3);
    assertThat(both.getHiddenState()).hasSize(384);
  }

  private Embedding embed(String text) {
    Document document = Document.of(Message.newBuilder().setText(text).build());
    Outcome<Embedding> outcome = processor().process(List.of(document)).get(0);
    return ((Outcome.Done<Embedding>) outcome).value();
  }

  private static double dot(Embedding one, Embedding other) {
    double sum = 0;
    for (int i = 0; i < one.getDimension(); i++) {
      sum += one.getVector().get(i) * other.getVector().get(i);
    }
    return sum;
  }
}
