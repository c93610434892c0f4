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
import io.anabranch.processor.pos.PosStage;
import io.anabranch.processor.sentiment.CoreNlpSentimentOptions.Parser;
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
 * Sentiment by Stanford CoreNLP: its recursive network over the shift-reduce parser if that is
 * there, otherwise over the PCFG parser, which is about five times slower.
 */
public final class CoreNlpSentimentFactory implements ProcessorFactory<Sentiment> {

  private static final String FOLDER = "corenlp-sentiment";
  private static final String NETWORK = "sentiment.ser.gz";
  private static final String PCFG = "englishPCFG.ser.gz";
  private static final String SHIFT_REDUCE = "englishSR.ser.gz";

  @Override
  public Annotation<Sentiment> annotation() {
    return SentimentStage.ANNOTATION;
  }

  @Override
  public String implementation() {
    return "corenlp";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(PosStage.ANNOTATION);
  }

  @Override
  public Set<String> languages() {
    return Set.of("en");
  }

  @Override
  public Class<CoreNlpSentimentOptions> options() {
    return CoreNlpSentimentOptions.class;
  }

  @Override
  public TextProcessor<Sentiment> create(Map<String, String> options, Models models) {
    CoreNlpSentimentOptions chosen = Options.read(CoreNlpSentimentOptions.class, options);
    int maxSentenceLength = chosen.maxSentenceLength();
    int maxTokens = chosen.maxTokens();
    Path folder = models.directory().resolve(FOLDER);
    boolean shiftReduce = isShiftReduce(chosen.parser(), folder.resolve(SHIFT_REDUCE));
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

  private static boolean isShiftReduce(Optional<Parser> parser, Path file) {
    if (parser.isEmpty()) {
      return Files.exists(file);
    }
    if (parser.get() == Parser.SHIFT_REDUCE && !Files.exists(file)) {
      throw new UncheckedIOException(
          new IOException(
              file
                  + " is missing; fetch it (445 MB) by 'mvn package -Pmodels-english', or set"
                  + " stages.sentiment.parser to pcfg"));
    }
    return parser.get() == Parser.SHIFT_REDUCE;
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
