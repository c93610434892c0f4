package io.anabranch.processor.embedding;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.EncodedText;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextEmbedder;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.List;

/** Annotates a message with the vector of its text. Rejects nothing: every text has a vector. */
final class EmbeddingProcessor implements TextProcessor<Embedding> {

  private final TextEmbedder embedder;
  private volatile boolean closed;

  /**
   * @param embedder is not closed with this processor
   */
  EmbeddingProcessor(TextEmbedder embedder) {
    this.embedder = embedder;
  }

  @Override
  public ModelInfo model() {
    return embedder.model();
  }

  @Override
  public List<Outcome<Embedding>> process(List<Document> documents) {
    if (closed) {
      throw new IllegalStateException("the embedding processor is closed");
    }
    List<EncodedText> texts =
        embedder.encode(
            documents.stream()
                .map(document -> document.get(Annotation.MESSAGE).getText())
                .toList());
    return texts.stream().map(EmbeddingProcessor::done).toList();
  }

  private static Outcome<Embedding> done(EncodedText text) {
    Embedding embedding = new Embedding();
    embedding.setVector(toList(text.vector()));
    embedding.setDimension(text.vector().length);
    embedding.setHiddenState(toList(text.hiddenState()));
    return new Outcome.Done<>(embedding);
  }

  private static List<Float> toList(float[] vector) {
    List<Float> elements = new ArrayList<>(vector.length);
    for (float element : vector) {
      elements.add(element);
    }
    return elements;
  }

  @Override
  public void close() {
    closed = true;
  }
}
