package io.anabranch.processor.pos;

import io.anabranch.language.Languages;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.TaggedText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Part-of-speech tags by Stanford CoreNLP, in each language that has a tagger. */
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
    return languages(Map.of());
  }

  @Override
  public Set<String> languages(Map<String, String> options) {
    Set<String> languages =
        new TreeSet<>(Options.read(PosOptions.class, options).models().keySet());
    languages.add(Languages.DEFAULT);
    return languages;
  }

  @Override
  public Class<PosOptions> options() {
    return PosOptions.class;
  }

  @Override
  public TextProcessor<TaggedText> create(Map<String, String> options, Models models) {
    PosOptions chosen = Options.read(PosOptions.class, options);
    int length = chosen.maxSentenceLength();
    Map<String, LanguageTagger> taggers = new TreeMap<>();
    chosen
        .models()
        .forEach(
            (language, file) ->
                taggers.put(
                    language, LanguageTagger.open(language, file, Optional.empty(), length)));
    Path english = chosen.model().orElseGet(() -> models.directory().resolve(TAGGER));
    taggers.put(
        Languages.DEFAULT,
        LanguageTagger.open(Languages.DEFAULT, english, chosen.caselessModel(), length));
    return new PosProcessor(taggers);
  }
}
