package io.anabranch.processor.linear.features;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.TaggedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a model reads of a document.
 *
 * @param tagged whether its sentences and words are those of the tagger; otherwise they are found
 *     in the message by {@link WordTokenizer}, without lemmas and tags
 * @param embedded whether it reads the embedding
 */
public record TextInput(boolean tagged, boolean embedded) {

  /**
   * How much longer the hidden state is than the vector. Chosen on the validation file of CLINC150
   * and by leaving out one domain of the sentiment data after the other; 1 and 4 are nearly as
   * good.
   */
  private static final float HIDDEN_STATE = 2;

  /** An annotation that is read and that the document does not have, if any. */
  public Optional<Annotation<?>> missing(Document document) {
    return Stream.<Annotation<?>>concat(
            tagged ? Stream.of(PosStage.ANNOTATION) : Stream.of(Annotation.MESSAGE),
            embedded ? Stream.of(EmbeddingStage.ANNOTATION) : Stream.empty())
        .filter(read -> !document.has(read))
        .findFirst();
  }

  /** The sentences and words of a document that lacks nothing. */
  public TaggedText text(Document document) {
    return tagged
        ? document.get(PosStage.ANNOTATION)
        : WordTokenizer.tokenize(document.get(Annotation.MESSAGE).getText());
  }

  /**
   * The vector of a document that lacks nothing, and then the hidden state if there is one; empty
   * if it is not read.
   */
  public float[] embedding(Document document) {
    return embedded ? elements(document.get(EmbeddingStage.ANNOTATION)) : new float[0];
  }

  private static float[] elements(Embedding embedding) {
    List<Float> vector = embedding.getVector();
    List<Float> hiddenState = embedding.getHiddenState();
    float[] elements = new float[vector.size() + hiddenState.size()];
    for (int i = 0; i < vector.size(); i++) {
      elements[i] = vector.get(i);
    }
    for (int i = 0; i < hiddenState.size(); i++) {
      elements[vector.size() + i] = HIDDEN_STATE * hiddenState.get(i);
    }
    return elements;
  }
}
