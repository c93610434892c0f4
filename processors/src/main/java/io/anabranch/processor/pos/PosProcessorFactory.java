package io.anabranch.processor.pos;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.TaggedText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Part-of-speech tags by Stanford CoreNLP.
 *
 * <p>Options: {@value #MODEL}, file of a tagger of CoreNLP's in place of the one that the build
 * prepared; {@value #CASELESS_MODEL}, file of another one for sentences written in one case alone,
 * by default none; {@value #MAX_SENTENCE_LENGTH}, most tokens of a sentence, longer ones are cut
 * into pieces; from 1 to 10,000, default {@value #DEFAULT_MAX_SENTENCE_LENGTH}.
 */
public final class PosProcessorFactory implements ProcessorFactory<TaggedText> {

  static final String MODEL = "model";
  static final String CASELESS_MODEL = "caseless-model";
  static final String MAX_SENTENCE_LENGTH = "max-sentence-length";
  static final int DEFAULT_MAX_SENTENCE_LENGTH = 200;

  private static final Path TAGGER = Path.of("pos", "english-left3words-distsim.tagger");

  @Override
  public Annotation<TaggedText> annotation() {
    return Annotation.POS;
  }

  @Override
  public String implementation() {
    return "corenlp";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(Annotation.MESSAGE);
  }

  @Override
  public TextProcessor<TaggedText> create(Map<String, String> options, Models models) {
    Options checked = Options.of(options, Set.of(MODEL, CASELESS_MODEL, MAX_SENTENCE_LENGTH));
    int maxSentenceLength =
        checked.integer(MAX_SENTENCE_LENGTH, DEFAULT_MAX_SENTENCE_LENGTH, 1, 10_000);
    Path tagger =
        checked.text(MODEL).map(Path::of).orElseGet(() -> models.directory().resolve(TAGGER));
    return PosProcessor.open(tagger, checked.text(CASELESS_MODEL).map(Path::of), maxSentenceLength);
  }
}
