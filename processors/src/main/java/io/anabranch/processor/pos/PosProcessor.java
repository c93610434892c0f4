package io.anabranch.processor.pos;

import io.anabranch.language.Languages;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.Outcome.Rejected;
import io.anabranch.processor.Outcome.Skipped;
import io.anabranch.processor.SkipCause;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.pos.evaluation.PretokenizedTagger;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.TaggedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tags with CoreNLP's maximum-entropy taggers (Toutanova et al. 2003, NAACL), one for each
 * language. Tokens of English follow the English Web Treebank, which splits at hyphens; tags are
 * those of the Penn Treebank, and in other languages those of Universal Dependencies.
 */
public final class PosProcessor implements TextProcessor<TaggedText>, PretokenizedTagger {

  private final SortedMap<String, LanguageTagger> taggers;
  private final LanguageTagger english;
  private volatile boolean closed;

  /**
   * @param taggers by language, that of {@value Languages#DEFAULT} among them
   */
  PosProcessor(Map<String, LanguageTagger> taggers) {
    this.taggers = new TreeMap<>(taggers);
    this.english = Objects.requireNonNull(taggers.get(Languages.DEFAULT));
  }

  /** All its taggers together; each result names the one that it is from. */
  @Override
  public ModelInfo model() {
    StringBuilder version = new StringBuilder(english.info().getVersion());
    taggers.forEach(
        (language, tagger) -> {
          if (tagger != english) {
            ModelInfo info = tagger.info();
            version.append('+').append(language).append('-').append(info.getName());
            version.append('-').append(info.getVersion());
          }
        });
    return new ModelInfo(english.info().getName(), version.toString());
  }

  @Override
  public List<Outcome<TaggedText>> process(List<Document> documents) {
    if (closed) {
      throw new IllegalStateException("processor is closed");
    }
    List<Outcome<TaggedText>> outcomes = new ArrayList<>(documents.size());
    for (Document document : documents) {
      outcomes.add(tag(document.get(Annotation.MESSAGE)));
    }
    return outcomes;
  }

  private Outcome<TaggedText> tag(Message message) {
    LanguageTagger tagger = taggers.get(Languages.primary(message.getLanguage()));
    if (tagger == null) {
      return new Skipped<>(
          SkipCause.LANGUAGE,
          "it is in '%s'; there are taggers for %s"
              .formatted(message.getLanguage(), taggers.keySet()));
    }
    return tagger
        .tag(message.getText())
        .<Outcome<TaggedText>>map(tagged -> new Done<>(tagged, Optional.of(tagger.info())))
        .orElseGet(() -> new Rejected<>("text is blank"));
  }

  /** {@inheritDoc} Sentences of any length are tagged whole, as English ones. */
  @Override
  public List<String> tags(List<String> tokens) {
    return english.tags(tokens);
  }

  @Override
  public void close() {
    closed = true;
  }
}
