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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Annotates a message with the vector of its text. Rejects nothing: every text has a vector. */
final class EmbeddingProcessor implements TextProcessor<Embedding> {

  private final TextEmbedder embedder;
  private final TextWindows windows;
  private volatile boolean closed;

  /**
   * @param embedder is not closed with this processor
   */
  EmbeddingProcessor(TextEmbedder embedder, TextWindows windows) {
    this.embedder = embedder;
    this.windows = windows;
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
    List<List<String>> texts =
        documents.stream()
            .map(document -> windows.of(document.get(Annotation.MESSAGE).getText()))
            .toList();
    Map<String, EncodedText> encoded =
        encode(texts.stream().flatMap(List::stream).distinct().toList());
    return texts.stream()
        .map(text -> done(mean(text.stream().map(encoded::get).toList())))
        .toList();
  }

  private Map<String, EncodedText> encode(List<String> texts) {
    List<EncodedText> encoded = embedder.encode(texts);
    Map<String, EncodedText> byText = new HashMap<>();
    for (int i = 0; i < encoded.size(); i++) {
      byText.put(texts.get(i), encoded.get(i));
    }
    return byText;
  }

  private static EncodedText mean(List<EncodedText> texts) {
    return texts.size() == 1
        ? texts.get(0)
        : new EncodedText(mean(texts, EncodedText::vector), mean(texts, EncodedText::hiddenState));
  }

  /** The mean of some vectors, of Euclidean length 1 again. */
  private static float[] mean(List<EncodedText> texts, Function<EncodedText, float[]> vector) {
    double[] sum = new double[vector.apply(texts.get(0)).length];
    for (EncodedText text : texts) {
      float[] elements = vector.apply(text);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += elements[i];
      }
    }
    double length = Math.sqrt(Arrays.stream(sum).map(element -> element * element).sum());
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = length == 0 ? 0 : (float) (sum[i] / length);
    }
    return mean;
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
