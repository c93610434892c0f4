package io.anabranch.processor.keywords;

import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds terms by a lexicon, by the form of identifiers and by part-of-speech tags, and ranks them.
 * A text may have no keywords; none is rejected.
 */
final class KeywordsProcessor implements TextProcessor<Keywords> {

  private final Lexicon lexicon;
  private final UnitReader reader;
  private final KeywordRanking ranking;
  private final ModelInfo model;
  private final UniversalTags universalTags = new UniversalTags();
  private volatile boolean closed;

  KeywordsProcessor(Lexicon lexicon, UnitReader reader, KeywordRanking ranking, ModelInfo model) {
    this.lexicon = lexicon;
    this.reader = reader;
    this.ranking = ranking;
    this.model = model;
  }

  @Override
  public ModelInfo model() {
    return model;
  }

  @Override
  public List<Outcome<Keywords>> process(List<Document> documents) {
    if (closed) {
      throw new IllegalStateException("processor is closed");
    }
    List<Outcome<Keywords>> outcomes = new ArrayList<>(documents.size());
    for (Document document : documents) {
      outcomes.add(new Done<>(keywords(document.get(PosStage.ANNOTATION))));
    }
    return outcomes;
  }

  private Keywords keywords(TaggedText given) {
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
    return keywords;
  }

  @Override
  public void close() {
    closed = true;
  }
}
