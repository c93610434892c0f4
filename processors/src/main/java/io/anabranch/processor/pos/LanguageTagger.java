package io.anabranch.processor.pos;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.Morphology;
import io.anabranch.language.Languages;
import io.anabranch.processor.corenlp.CoreNlp;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Splits and tags texts of one language. As CoreNLP lemmatises English alone, the lemma of a word
 * of another language is the word in lower case. Safe for use by several threads.
 */
final class LanguageTagger {

  private final SentenceTagger tagger;
  private final SentenceSplitter splitter;
  private final boolean lemmatises;
  private final ModelInfo info;

  private LanguageTagger(
      SentenceTagger tagger, SentenceSplitter splitter, boolean lemmatises, ModelInfo info) {
    this.tagger = tagger;
    this.splitter = splitter;
    this.lemmatises = lemmatises;
    this.info = info;
  }

  /**
   * Loads a tagger.
   *
   * @param file serialized tagger
   * @param caselessFile serialized tagger for sentences in one case, if they have their own
   * @param maxSentenceLength most tokens of a sentence; longer ones are cut into pieces
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  static LanguageTagger open(
      String language, Path file, Optional<Path> caselessFile, int maxSentenceLength) {
    SentenceTagger tagger = SentenceTagger.open(language, file, caselessFile);
    String version = CoreNlp.version() + "-" + tagger.version() + "-sentence" + maxSentenceLength;
    return new LanguageTagger(
        tagger,
        new SentenceSplitter(language, maxSentenceLength),
        language.equals(Languages.DEFAULT) && tagger.tagSet() == TagSet.PENN,
        new ModelInfo("corenlp-" + tagger.name(), version));
  }

  ModelInfo info() {
    return info;
  }

  /** The tagged text; empty if it is blank. */
  Optional<TaggedText> tag(String text) {
    BiFunction<CoreLabel, String, String> lemmas = lemmas();
    List<Sentence> sentences = new ArrayList<>();
    int words = 0;
    for (List<CoreLabel> labels : splitter.split(text)) {
      List<String> tags = tagger.tags(labels.stream().map(CoreLabel::word).toList(), words);
      words += labels.size();
      List<Token> tokens = new ArrayList<>(labels.size());
      for (int i = 0; i < tags.size(); i++) {
        tokens.add(token(text, labels.get(i), tags.get(i), lemmas));
      }
      sentences.add(new Sentence(tokens));
    }
    if (sentences.isEmpty()) {
      return Optional.empty();
    }
    TaggedText tagged = new TaggedText();
    tagged.setText(text);
    tagged.setTagSet(tagger.tagSet().id());
    tagged.setSentences(sentences);
    return Optional.of(tagged);
  }

  /** The tags of a sentence that is split already, of any length. */
  List<String> tags(List<String> tokens) {
    return tagger.tags(tokens, 0);
  }

  /** The lemma of a token with a tag. Not for several threads. */
  private BiFunction<CoreLabel, String, String> lemmas() {
    if (!lemmatises) {
      return (label, tag) -> label.word().toLowerCase(Locale.ROOT);
    }
    Morphology morphology = new Morphology();
    return (label, tag) -> morphology.lemma(label.word(), tag);
  }

  /** The token as written; CoreNLP's own word differs, as for entities and soft hyphens. */
  private static Token token(
      String text, CoreLabel label, String tag, BiFunction<CoreLabel, String, String> lemmas) {
    int begin = label.beginPosition();
    int end = label.endPosition();
    return new Token(text.substring(begin, end), lemmas.apply(label, tag), tag, begin, end);
  }
}
