package io.anabranch.processor.pos;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.Morphology;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.Outcome.Rejected;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.corenlp.CoreNlp;
import io.anabranch.processor.pos.evaluation.PretokenizedTagger;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tags with CoreNLP's maximum-entropy tagger (Toutanova et al. 2003, NAACL). Tokens follow the
 * English Web Treebank, which splits at hyphens; tags are those of the Penn Treebank.
 */
public final class PosProcessor implements TextProcessor<TaggedText>, PretokenizedTagger {

  private final SentenceTagger tagger;
  private final SentenceSplitter splitter;
  private final ModelInfo model;
  private volatile boolean closed;

  private PosProcessor(SentenceTagger tagger, SentenceSplitter splitter, ModelInfo model) {
    this.tagger = tagger;
    this.splitter = splitter;
    this.model = model;
  }

  /**
   * Loads a tagger.
   *
   * @param taggerFile serialized tagger
   * @param caselessFile serialized tagger for sentences in one case, if they have their own
   * @param maxSentenceLength most tokens of a sentence; longer ones are cut into pieces
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public static PosProcessor open(
      Path taggerFile, Optional<Path> caselessFile, int maxSentenceLength) {
    SentenceTagger tagger = SentenceTagger.open(taggerFile, caselessFile);
    String version = CoreNlp.version() + "-" + tagger.version() + "-sentence" + maxSentenceLength;
    return new PosProcessor(
        tagger,
        new SentenceSplitter(maxSentenceLength),
        new ModelInfo("corenlp-" + tagger.name(), version));
  }

  @Override
  public ModelInfo model() {
    return model;
  }

  @Override
  public List<Outcome<TaggedText>> process(List<Document> documents) {
    if (closed) {
      throw new IllegalStateException("processor is closed");
    }
    Morphology morphology = new Morphology();
    List<Outcome<TaggedText>> outcomes = new ArrayList<>(documents.size());
    for (Document document : documents) {
      outcomes.add(tag(document.get(Annotation.MESSAGE).getText(), morphology));
    }
    return outcomes;
  }

  private Outcome<TaggedText> tag(String text, Morphology morphology) {
    List<Sentence> sentences = new ArrayList<>();
    int words = 0;
    for (List<CoreLabel> labels : splitter.split(text)) {
      List<String> tags = tagger.tags(labels.stream().map(CoreLabel::word).toList(), words);
      words += labels.size();
      List<Token> tokens = new ArrayList<>(labels.size());
      for (int i = 0; i < tags.size(); i++) {
        tokens.add(token(text, labels.get(i), tags.get(i), morphology));
      }
      sentences.add(new Sentence(tokens));
    }
    if (sentences.isEmpty()) {
      return new Rejected<>("text is blank");
    }
    TaggedText tagged = new TaggedText();
    tagged.setText(text);
    tagged.setSentences(sentences);
    return new Done<>(tagged);
  }

  /** {@inheritDoc} Sentences of any length are tagged whole. */
  @Override
  public List<String> tags(List<String> tokens) {
    return tagger.tags(tokens, 0);
  }

  /** The token as written; CoreNLP's own word differs, as for entities and soft hyphens. */
  private static Token token(String text, CoreLabel label, String tag, Morphology morphology) {
    int begin = label.beginPosition();
    int end = label.endPosition();
    String lemma = morphology.lemma(label.word(), tag);
    return new Token(text.substring(begin, end), lemma, tag, begin, end);
  }

  @Override
  public void close() {
    closed = true;
  }
}
