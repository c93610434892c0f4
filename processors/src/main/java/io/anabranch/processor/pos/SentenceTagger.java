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
  private final Optional<MaxentTagger> caseless;
  private final String name;
  private final String version;

  private SentenceTagger(
      MaxentTagger tagger, Optional<MaxentTagger> caseless, String name, String version) {
    this.tagger = tagger;
    this.caseless = caseless;
    this.name = name;
    this.version = version;
  }

  /**
   * Loads taggers.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  static SentenceTagger open(Path file, Optional<Path> caselessFile) {
    CoreNlp.silence();
    return new SentenceTagger(
        read(file),
        caselessFile.map(SentenceTagger::read),
        name(file),
        caselessFile.map(SentenceTagger::name).orElse(REPAIR_VERSION));
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

  /** What is done with sentences in one case. */
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
      return BoundedSentence.tags(words, wordsBefore, tagger);
    }
    return caseless.isPresent()
        ? BoundedSentence.tags(words, wordsBefore, caseless.get())
        : BoundedSentence.tags(SentenceCase.repaired(words, tagger), wordsBefore, tagger);
  }
}
