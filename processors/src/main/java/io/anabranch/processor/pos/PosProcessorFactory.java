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

/** Part-of-speech tags by Stanford CoreNLP. */
public final class PosProcessorFactory implements ProcessorFactory<TaggedText> {

  private static final Path TAGGER = Path.of("pos", "english-left3words-distsim.tagger");

  @Override
  public Annotation<TaggedText> annotation() {
    return PosStage.ANNOTATION;
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
  public Set<String> languages() {
    return Set.of("en");
  }

  @Override
  public Class<PosOptions> options() {
    return PosOptions.class;
  }

  @Override
  public TextProcessor<TaggedText> create(Map<String, String> options, Models models) {
    PosOptions chosen = Options.read(PosOptions.class, options);
    return PosProcessor.open(
        chosen.model().orElseGet(() -> models.directory().resolve(TAGGER)),
        chosen.caselessModel(),
        chosen.maxSentenceLength());
  }
}
