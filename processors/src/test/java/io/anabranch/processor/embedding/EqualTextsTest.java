package io.anabranch.processor.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Document;
import io.anabranch.processor.EncodedText;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextEmbedder;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Support teams get many texts that are equal to the letter: "thanks", "ok", a form's default. */
class EqualTextsTest {

  private final List<String> encoded = new ArrayList<>();

  @Test
  void shouldEncodeThemOnce() {
    EmbeddingProcessor processor = new EmbeddingProcessor(new Lengths(), new TextWindows(256, 16));

    List<Outcome<Embedding>> outcomes =
        processor.process(
            Stream.of("thanks", "ok", "thanks", "thanks")
                .map(text -> Document.of(Message.newBuilder().setText(text).build()))
                .toList());

    assertThat(encoded).containsExactly("thanks", "ok");
    assertThat(outcomes)
        .extracting(outcome -> ((Outcome.Done<Embedding>) outcome).value().getHiddenState().get(0))
        .containsExactly(6f, 2f, 6f, 6f);
  }

  /** The hidden state of a text is its length. */
  private final class Lengths implements TextEmbedder {

    @Override
    public ModelInfo model() {
      return new ModelInfo("lengths", "1");
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public List<EncodedText> encode(List<String> texts) {
      encoded.addAll(texts);
      return texts.stream()
          .map(text -> new EncodedText(new float[] {1}, new float[] {text.length()}))
          .toList();
    }

    @Override
    public void close() {
      throw new AssertionError("the embedder belongs to whoever opened it");
    }
  }
}
