package io.anabranch.processor.sentiment;

import edu.stanford.nlp.io.RuntimeIOException;
import edu.stanford.nlp.parser.common.ParserGrammar;
import edu.stanford.nlp.sentiment.SentimentModel;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.corenlp.CoreNlp;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sentiment by Stanford CoreNLP: its recursive network over the shift-reduce parser if {@value
 * #SHIFT_REDUCE} is there, otherwise over the PCFG parser, which is about five times slower.
 *
 * <p>Option {@value #PARSER}: {@code shift-reduce} or {@code pcfg}, to have that one and no other.
 * Option {@value #MAX_SENTENCE_LENGTH}: most tokens that are parsed together, from 1 to 200,
 * default {@value #DEFAULT_MAX_SENTENCE_LENGTH}. Option {@value #MAX_TOKENS}: number of tokens
 * after which no other sentence is read, from 1 to 100,000, default {@value #DEFAULT_MAX_TOKENS}.
 */
public final class CoreNlpSentimentFactory implements ProcessorFactory<Sentiment> {

  static final String MAX_SENTENCE_LENGTH = "max-sentence-length";
  static final int DEFAULT_MAX_SENTENCE_LENGTH = 60;
  static final String MAX_TOKENS = "max-tokens";
  static final int DEFAULT_MAX_TOKENS = 300;
  static final String PARSER = "parser";

  private static final String FOLDER = "corenlp-sentiment";
  private static final String NETWORK = "sentiment.ser.gz";
  private static final String PCFG = "englishPCFG.ser.gz";
  private static final String SHIFT_REDUCE = "englishSR.ser.gz";

  @Override
  public Annotation<Sentiment> annotation() {
    return Annotation.SENTIMENT;
  }

  @Override
  public String implementation() {
    return "corenlp";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(Annotation.POS);
  }

  @Override
  public TextProcessor<Sentiment> create(Map<String, String> options, Models models) {
    Options checked = Options.of(options, Set.of(MAX_SENTENCE_LENGTH, MAX_TOKENS, PARSER));
    int maxSentenceLength =
        checked.integer(MAX_SENTENCE_LENGTH, DEFAULT_MAX_SENTENCE_LENGTH, 1, 200);
    int maxTokens = checked.integer(MAX_TOKENS, DEFAULT_MAX_TOKENS, 1, 100_000);
    Path folder = models.directory().resolve(FOLDER);
    boolean shiftReduce = isShiftReduce(checked.text(PARSER), folder.resolve(SHIFT_REDUCE));
    String version =
        "%s-%s-sentence%d-tokens%d"
            .formatted(
                CoreNlp.version(), shiftReduce ? "sr" : "pcfg", maxSentenceLength, maxTokens);
    return new CoreNlpSentimentProcessor(
        read(folder.resolve(shiftReduce ? SHIFT_REDUCE : PCFG), folder.resolve(NETWORK)),
        new ModelInfo("corenlp-sentiment", version),
        maxSentenceLength,
        maxTokens);
  }

  private static boolean isShiftReduce(Optional<String> parser, Path file) {
    return switch (parser.orElse("")) {
      case "" -> Files.exists(file);
      case "pcfg" -> false;
      case "shift-reduce" -> {
        if (!Files.exists(file)) {
          throw new UncheckedIOException(
              new IOException(
                  file
                      + " is missing; fetch it (445 MB) by 'mvn package -Pmodels-english', or set"
                      + " stages.sentiment.parser to pcfg"));
        }
        yield true;
      }
      default ->
          throw new IllegalArgumentException(
              "option 'parser' is '%s'; allowed: pcfg, shift-reduce".formatted(parser.get()));
    };
  }

  private static SentimentTreebankModel read(Path parser, Path network) {
    CoreNlp.silence();
    for (Path file : new Path[] {parser, network}) {
      if (!Files.isReadable(file)) {
        throw new UncheckedIOException(new IOException(file + " is missing or not readable"));
      }
    }
    try {
      return new SentimentTreebankModel(
          ParserGrammar.loadModel(parser.toString()),
          SentimentModel.loadSerialized(network.toString()));
    } catch (RuntimeIOException e) {
      throw new UncheckedIOException(
          new IOException("cannot read " + parser + " or " + network, e));
    }
  }
}
