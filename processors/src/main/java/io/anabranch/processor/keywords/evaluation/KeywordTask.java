package io.anabranch.processor.keywords.evaluation;

import io.anabranch.evaluation.EvaluatedStage;
import io.anabranch.evaluation.EvaluatedStage.Answers;
import io.anabranch.evaluation.EvaluationResult;
import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.keywords.lexicon.LexiconTerms;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.LexiconTerm;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the keywords stage.
 *
 * @param documents with their right keyphrases, at least one that has any
 * @param lexicon terms of one's own; none for the general risks alone
 */
public record KeywordTask(List<KeyphraseDocument> documents, List<LexiconTerm> lexicon)
    implements EvaluationTask {

  /** The most keywords of a document that count: the option {@code limit} must not be less. */
  public static final int MOST = KeywordReport.CUT_OFFS.get(KeywordReport.CUT_OFFS.size() - 1);

  public KeywordTask {
    documents = List.copyOf(documents);
    lexicon = List.copyOf(lexicon);
  }

  @Override
  public EvaluationResult evaluate(EvaluatedStage stage) {
    if (!lexicon.isEmpty()) {
      stage.load(lexicon, LexiconTerms::key);
    }
    Answers<List<String>> answers =
        stage.answer(
            documents.stream().map(KeyphraseDocument::text).toList(),
            message -> terms(message.outcome(stage.annotation())));
    List<List<String>> gold = new ArrayList<>();
    List<List<String>> ranked = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      if (!documents.get(i).keyphrases().isEmpty()) {
        gold.add(documents.get(i).keyphrases());
        ranked.add(answers.values().get(i));
      }
    }
    int left = documents.size() - gold.size();
    return stage.evaluation(answers.perSecond(), KeywordReport.of(gold, ranked, left));
  }

  private static List<String> terms(Outcome<?> outcome) {
    return outcome instanceof Done<?> done && done.value() instanceof Keywords keywords
        ? keywords.getKeywords().stream().map(Keyword::getTerm).toList()
        : List.of();
  }
}
