package com.example.wordsentiment;

import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.Token;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds up the numbers of the words of a message; a negation turns that of the next word round. */
final class WordSentimentProcessor implements TextProcessor<Sentiment> {

  private static final Set<String> NEGATIONS = Set.of("not", "n't", "never", "no");

  private final ModelInfo model;
  private final Map<String, Double> words;
  private volatile boolean closed;

  WordSentimentProcessor(String tsv) {
    // The version is to change whenever a result could change.
    model = new ModelInfo("word-sentiment", "1-%08x".formatted(tsv.hashCode()));
    words =
        tsv.lines()
            .map(line -> line.split("\t"))
            .collect(Collectors.toMap(parts -> parts[0], parts -> Double.valueOf(parts[1])));
  }

  @Override
  public ModelInfo model() {
    return model;
  }

  @Override
  public List<Outcome<Sentiment>> process(List<Document> documents) {
    if (closed) {
      throw new IllegalStateException("the processor is closed");
    }
    return documents.stream().<Outcome<Sentiment>>map(d -> new Outcome.Done<>(rate(d))).toList();
  }

  private Sentiment rate(Document document) {
    double sum = 0;
    for (Sentence sentence : document.get(WordSentimentFactory.POS).getSentences()) {
      double sign = 1;
      for (Token token : sentence.getTokens()) {
        String word = token.getText().toLowerCase(Locale.ROOT);
        sum += sign * words.getOrDefault(word, 0.0);
        sign = NEGATIONS.contains(word) ? -1 : 1;
      }
    }
    double negative = Math.exp(-sum);
    double neutral = Math.exp(0.5);
    double positive = Math.exp(sum);
    double all = negative + neutral + positive;
    Sentiment sentiment = new Sentiment();
    sentiment.setLabel(sum == 0 ? "neutral" : sum < 0 ? "negative" : "positive");
    sentiment.setScore((positive - negative) / all);
    sentiment.setProbabilities(
        Map.of("negative", negative / all, "neutral", neutral / all, "positive", positive / all));
    return sentiment;
  }

  @Override
  public void close() {
    closed = true;
  }
}
