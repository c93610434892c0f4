package com.example.priority;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextEmbedder;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes embeddings with {@link WordCountEmbedder}. */
final class WordCountEmbedding implements ProcessorFactory<Embedding> {

  @Override
  public Annotation<Embedding> annotation() {
    return PriorityFactory.EMBEDDING;
  }

  @Override
  public String implementation() {
    return "word-count";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(Annotation.MESSAGE);
  }

  @Override
  public TextProcessor<Embedding> create(Map<String, String> options, Models models) {
    return new Processor(models.embedder());
  }

  private record Processor(TextEmbedder embedder) implements TextProcessor<Embedding> {

    @Override
    public ModelInfo model() {
      return embedder.model();
    }

    @Override
    public List<Outcome<Embedding>> process(List<Document> documents) {
      return documents.stream()
          .map(document -> embed(document.get(Annotation.MESSAGE).getText()))
          .toList();
    }

    private Outcome<Embedding> embed(String text) {
      List<Float> vector = new ArrayList<>();
      for (float element : embedder.embed(List.of(text))[0]) {
        vector.add(element);
      }
      Embedding embedding = new Embedding();
      embedding.setVector(vector);
      return new Outcome.Done<>(embedding);
    }

    @Override
    public void close() {}
  }
}
