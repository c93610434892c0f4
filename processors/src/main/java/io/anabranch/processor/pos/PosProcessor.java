package io.anabranch.processor.pos;

import edu.stanford.nlp.io.RuntimeIOException;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.Morphology;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.Outcome.Rejected;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.corenlp.CoreNlp;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tags with CoreNLP's maximum-entropy tagger (Toutanova et al. 2003, NAACL). Tokens follow the
 * English Web Treebank, which splits at hyphens; tags are those of the Penn Treebank.
 */
public final class PosProcessor implements TextProcessor<TaggedText> {

  private final MaxentTagger tagger;
  private final SentenceSplitter splitter;
  private final ModelInfo model;
  private volatile boolean closed;

  private PosProcessor(MaxentTagger tagger, SentenceSplitter splitter, ModelInfo model) {
    this.tagger = tagger;
    this.splitter = splitter;
    this.model = model;
  }

  /**
   * Loads a tagger.
   *
   * @param taggerFile serialized tagger
   * @param maxSentenceLength most tokens of a sentence; longer ones are cut into pieces
   * @throws UncheckedIOException if the file cannot be read
   */
  public static PosProcessor open(Path taggerFile, int maxSentenceLength) {
    CoreNlp.silence();
    MaxentTagger tagger;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(taggerFile))) {
      tagger = new MaxentTagger(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeIOException e) {
      throw new UncheckedIOException(new IOException("cannot read " + taggerFile, e));
    }
    String name = taggerFile.getFileName().toString().replaceFirst("\\.tagger$", "");
    String version = CoreNlp.version() + "-sentence" + maxSentenceLength;
    return new PosProcessor(
        tagger, new SentenceSplitter(maxSentenceLength), new ModelInfo("corenlp-" + name, version));
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
      BoundedSentence.tag(labels, words, tagger);
      words += labels.size();
      sentences.add(
          new Sentence(labels.stream().map(label -> token(text, label, morphology)).toList()));
    }
    if (sentences.isEmpty()) {
      return new Rejected<>("text is blank");
    }
    TaggedText tagged = new TaggedText();
    tagged.setText(text);
    tagged.setSentences(sentences);
    return new Done<>(tagged);
  }

  /** The token as written; CoreNLP's own word differs, as for entities and soft hyphens. */
  private static Token token(String text, CoreLabel label, Morphology morphology) {
    int begin = label.beginPosition();
    int end = label.endPosition();
    String lemma = morphology.lemma(label.word(), label.tag());
    return new Token(text.substring(begin, end), lemma, label.tag(), begin, end);
  }

  @Override
  public void close() {
    closed = true;
  }
}
