package io.anabranch.processor.pos;

import edu.stanford.nlp.io.RuntimeIOException;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import io.anabranch.processor.corenlp.CoreNlp;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Tags sentences; those in one case alone after their case is {@linkplain SentenceCase repaired},
 * or by a tagger that is made for them. Safe for use by several threads.
 */
final class SentenceTagger {

  /** Rises when the repair could give other tags. */
  private static final String REPAIR_VERSION = "case1";

  private final MaxentTagger tagger;
  private final TagRules rules;
  private final Optional<MaxentTagger> caseless;
  private final String name;
  private final String version;

  private SentenceTagger(
      MaxentTagger tagger,
      TagRules rules,
      Optional<MaxentTagger> caseless,
      String name,
      String version) {
    this.tagger = tagger;
    this.rules = rules;
    this.caseless = caseless;
    this.name = name;
    this.version = version;
  }

  /**
   * Loads taggers.
   *
   * @param language of the sentences
   * @throws UncheckedIOException if a file cannot be read
   */
  static SentenceTagger open(String language, Path file, Optional<Path> caselessFile) {
    CoreNlp.silence();
    MaxentTagger tagger = read(file);
    TagRules rules = TagRules.of(tagger, language);
    String version = caselessFile.map(SentenceTagger::name).orElse(REPAIR_VERSION);
    return new SentenceTagger(
        tagger,
        rules,
        caselessFile.map(SentenceTagger::read),
        name(file),
        rules.set() == TagSet.UNIVERSAL ? version + "-" + TagRules.VERSION : version);
  }

  private static MaxentTagger read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return new MaxentTagger(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeIOException e) {
      throw new UncheckedIOException(new IOException("cannot read " + file, e));
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.tagger$", "");
  }

  /** Name of the tagger. */
  String name() {
    return name;
  }

  /** The set that the tags are of. */
  TagSet tagSet() {
    return rules.set();
  }

  /** What is done with sentences in one case, and by which rules words have their tags. */
  String version() {
    return version;
  }

  /**
   * The tag of each word.
   *
   * @param wordsBefore number of words of the text before this sentence
   */
  List<String> tags(List<String> words, int wordsBefore) {
    if (!SentenceCase.isOne(words)) {
      return BoundedSentence.tags(opened(words), wordsBefore, tagger, rules);
    }
    return caseless.isPresent()
        ? BoundedSentence.tags(words, wordsBefore, caseless.get(), rules)
        : BoundedSentence.tags(SentenceCase.repaired(words, tagger), wordsBefore, tagger, rules);
  }

  /** Taggers of Universal Dependencies are trained on too little text to know all first words. */
  private List<String> opened(List<String> words) {
    return rules.set() == TagSet.UNIVERSAL ? SentenceCase.opened(words, tagger) : words;
  }
}
