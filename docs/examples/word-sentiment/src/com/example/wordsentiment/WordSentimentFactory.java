package com.example.wordsentiment;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Option;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TaggedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sentiment by a list of words, chosen by {@code stages.sentiment.implementation: words}. */
public final class WordSentimentFactory implements ProcessorFactory<Sentiment> {

  /** What the stages that ship call their results, and of which type they are. */
  static final Annotation<TaggedText> POS = new Annotation<>("pos", TaggedText.class);

  private static final Annotation<Sentiment> SENTIMENT =
      new Annotation<>("sentiment", Sentiment.class);

  /** What stands under {@code stages.sentiment} beside the implementation. */
  record WordOptions(
      @Option(doc = "File with a word, a tab and a number from -3 to 3 on each line.")
          Optional<Path> words) {}

  @Override
  public Annotation<Sentiment> annotation() {
    return SENTIMENT;
  }

  @Override
  public String implementation() {
    return "words";
  }

  /** The stage reads the topic of this annotation; with several, that of a gather. */
  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(POS);
  }

  @Override
  public Class<WordOptions> options() {
    return WordOptions.class;
  }

  @Override
  public TextProcessor<Sentiment> create(Map<String, String> options, Models models) {
    Optional<Path> file = Options.read(WordOptions.class, options).words();
    try (InputStream in =
        file.isPresent()
            ? Files.newInputStream(file.get())
            : WordSentimentFactory.class.getResourceAsStream("words.tsv")) {
      return new WordSentimentProcessor(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The stage waits for it, and starts when it is there.
      throw new UncheckedIOException("cannot read the list of words: " + e.getMessage(), e);
    }
  }
}
