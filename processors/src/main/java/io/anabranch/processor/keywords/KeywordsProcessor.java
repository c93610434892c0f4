package io.anabranch.processor.keywords;

import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.ReferenceData;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.keywords.lexicon.LexiconTerms;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.processor.referencedata.ReferenceEntries;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.LexiconTerm;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Finds terms by a lexicon, by the form of identifiers and by part-of-speech tags, and ranks them.
 * A text may have no keywords; none is rejected. A batch sees one lexicon from its first document
 * to its last.
 */
final class KeywordsProcessor implements TextProcessor<Keywords>, ReferenceData<LexiconTerm> {

  private final ReferenceEntries<LexiconTerm, Lexicon> terms;
  private final UnitReader reader;
  private final KeywordRanking ranking;
  private final ModelInfo model;
  private final UniversalTags universalTags = new UniversalTags();
  private volatile boolean closed;

  /**
   * Starts without terms of anybody's own.
   *
   * @param general terms that are found beside them
   */
  KeywordsProcessor(
      List<LexiconTerm> general, UnitReader reader, KeywordRanking ranking, ModelInfo model) {
    this.terms = new ReferenceEntries<>(own -> new Lexicon(own, general));
    this.reader = reader;
    this.ranking = ranking;
    this.model = model;
  }

  @Override
  public ModelInfo model() {
    return model;
  }

  @Override
  public void put(String id, LexiconTerm entry) {
    try {
      LexiconTerms.check(entry);
      if (!id.equals(LexiconTerms.key(entry))) {
        throw new IllegalArgumentException(
            "term '%s' has the key '%s': allowed is its kind, a slash and its canonical name"
                .formatted(LexiconTerms.key(entry), id));
      }
    } catch (IllegalArgumentException e) {
      remove(id);
      throw e;
    }
    terms.put(id, entry);
  }

  @Override
  public void remove(String id) {
    terms.remove(id);
  }

  @Override
  public String version(SpecificRecord result) {
    return result instanceof Keywords keywords ? keywords.getLexiconVersion() : "";
  }

  @Override
  public List<Outcome<Keywords>> process(List<Document> documents) {
    if (closed) {
      throw new IllegalStateException("processor is closed");
    }
    Lexicon lexicon = terms.current();
    List<Outcome<Keywords>> outcomes = new ArrayList<>(documents.size());
    for (Document document : documents) {
      outcomes.add(new Done<>(keywords(document.get(PosStage.ANNOTATION), lexicon)));
    }
    return outcomes;
  }

  private Keywords keywords(TaggedText given, Lexicon lexicon) {
    TaggedText tagged = universalTags.toPenn(given);
    String text = tagged.getText();
    TokenEdges edges = new TokenEdges(tagged);
    Spans spans = new Spans();
    spans.addAll(lexicon.find(text, edges));
    spans.addAll(CodeFinder.find(text, edges));
    List<CandidatePhrase> candidates = new ArrayList<>();
    List<Sentence> sentences = tagged.getSentences();
    for (int i = 0; i < sentences.size(); i++) {
      boolean last = i > 0 && i == sentences.size() - 1;
      List<Unit> units = reader.read(sentences.get(i).getTokens(), spans);
      candidates.addAll(CandidateFinder.find(text, WriterNames.exclude(units, last)));
    }
    Keywords keywords = new Keywords();
    keywords.setKeywords(ranking.best(text, candidates));
    keywords.setLexiconVersion(lexicon.version());
    return keywords;
  }

  @Override
  public void close() {
    closed = true;
  }
}
