package io.anabranch.processor.keywords;

import io.anabranch.comparison.ResultComparison;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.keywords.evaluation.KeyphraseEvaluation;
import io.anabranch.processor.keywords.evaluation.KeywordComparison;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.LexiconTerm;
import io.anabranch.stage.EvaluationMethod;
import io.anabranch.stage.ResultLine;
import io.anabranch.stage.StageDescription;
import io.anabranch.stage.StyledText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keyword extraction. */
public final class KeywordsStage implements StageDescription<Keywords> {

  /** What the message is about. */
  public static final Annotation<Keywords> ANNOTATION =
      new Annotation<>("keywords", Keywords.class);

  /** The terms to find beside the general risks. Its name is also that of their topic. */
  public static final Annotation<LexiconTerm> LEXICON =
      new Annotation<>("lexicon", LexiconTerm.class);

  /** Header of enriched records: canonical names of the risks; absent if there is none. */
  public static final String RISK_HEADER = "anabranch.risk";

  private static final String RISK = "risk";
  private static final int MOST_IN_LINE = 4;

  @Override
  public Annotation<Keywords> annotation() {
    return ANNOTATION;
  }

  @Override
  public String doc() {
    return "Finds the terms that say what the message is about: products, codes, risks and phrases.";
  }

  @Override
  public List<ProcessorFactory<Keywords>> implementations() {
    return List.of(new KeywordsProcessorFactory());
  }

  @Override
  public String defaultImplementation() {
    return "rank";
  }

  @Override
  public int place() {
    return 50;
  }

  @Override
  public Set<String> headerNames() {
    return Set.of(RISK_HEADER);
  }

  @Override
  public Map<String, String> headers(Keywords result) {
    String risks =
        result.getKeywords().stream()
            .filter(keyword -> keyword.getKind().equals(RISK))
            .map(KeywordsStage::name)
            .collect(Collectors.joining(", "));
    return risks.isEmpty() ? Map.of() : Map.of(RISK_HEADER, risks);
  }

  @Override
  public Optional<ResultLine<Keywords>> line() {
    return Optional.of(new ResultLine<>("", 0, KeywordsStage::line));
  }

  @Override
  public Optional<EvaluationMethod> evaluation() {
    return Optional.of(new KeyphraseEvaluation(KeywordsProcessorFactory.LIMIT));
  }

  @Override
  public ResultComparison<Keywords, ?> comparison() {
    return new KeywordComparison();
  }

  private static List<StyledText> line(Keywords result) {
    String names =
        result.getKeywords().stream()
            .map(KeywordsStage::name)
            .distinct()
            .limit(MOST_IN_LINE)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? List.of() : List.of(StyledText.plain(names));
  }

  private static String name(Keyword keyword) {
    return keyword.getCanonical() == null ? keyword.getTerm() : keyword.getCanonical();
  }
}
