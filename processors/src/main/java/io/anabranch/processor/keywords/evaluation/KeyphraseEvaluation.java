package io.anabranch.processor.keywords.evaluation;

import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.stage.EvaluationMethod;
import java.util.Map;

/**
 * Measures keywords on documents whose keyphrases people have named.
 *
 * @param limitOption option of the stage that says how many keywords it gives
 */
public record KeyphraseEvaluation(String limitOption) implements EvaluationMethod {

  @Override
  public String dataFormat() {
    return "a folder of NAME.txt and NAME.key with a keyphrase a line, or JSON Lines with text and"
        + " keywords";
  }

  /** As many keywords as are measured. */
  @Override
  public Map<String, String> stageOptions() {
    return Map.of(limitOption, Integer.toString(KeywordTask.MOST));
  }

  @Override
  public EvaluationTask read(Input input) {
    return KeywordTask.read(input.data());
  }
}
