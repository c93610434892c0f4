package io.anabranch.processor.keywords.evaluation;

import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.processor.keywords.lexicon.LexiconFile;
import io.anabranch.stage.EvaluationMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Measures keywords on documents whose keyphrases people have named.
 *
 * @param limitOption option of the stage that says how many keywords it gives
 */
public record KeyphraseEvaluation(String limitOption) implements EvaluationMethod {

  private static final String LEXICON = "lexicon";

  @Override
  public String dataFormat() {
    return "a folder of NAME.txt and NAME.key with a keyphrase a line, or JSON Lines with text and"
        + " keywords";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(LEXICON, "FILE", "terms to find, as 'lexicon load' takes them. Default: none."));
  }

  /** As many keywords as are measured. */
  @Override
  public Map<String, String> stageOptions() {
    return Map.of(limitOption, Integer.toString(KeywordTask.MOST));
  }

  @Override
  public EvaluationTask read(Input input) {
    String lexicon = input.options().get(LEXICON);
    return new KeywordTask(
        KeyphraseDocuments.read(input.data()),
        lexicon == null ? List.of() : LexiconFile.readAll(List.of(Path.of(lexicon))));
  }
}
