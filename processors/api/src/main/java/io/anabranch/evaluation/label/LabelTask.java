package io.anabranch.evaluation.label;

import io.anabranch.data.LabelledText;
import io.anabranch.data.LabelledTexts;
import io.anabranch.data.PlainTexts;
import io.anabranch.evaluation.EvaluatedStage;
import io.anabranch.evaluation.EvaluatedStage.Answers;
import io.anabranch.evaluation.EvaluationResult;
import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.processor.Annotation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Measures a stage that labels texts.
 *
 * @param texts with their right labels, at least one
 * @param outOfScope texts that belong to no class, if it is to be measured how many are recognised
 * @param reading of the stage's labels
 */
public record LabelTask(
    List<LabelledText> texts, Optional<List<String>> outOfScope, LabelReading<?> reading)
    implements EvaluationTask {

  public LabelTask {
    texts = List.copyOf(texts);
  }

  /**
   * Reads the data.
   *
   * @param data as {@link LabelledTexts} reads it
   * @param outOfScope as {@link PlainTexts} reads it
   * @throws IllegalArgumentException if a file is malformed
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public static LabelTask read(Path data, Optional<Path> outOfScope, LabelReading<?> reading) {
    return new LabelTask(LabelledTexts.read(data), outOfScope.map(PlainTexts::read), reading);
  }

  @Override
  public EvaluationResult evaluate(EvaluatedStage stage) {
    Annotation<?> annotation = stage.annotation();
    Answers<LabelAnswer> answers =
        stage.answer(
            texts.stream().map(LabelledText::text).toList(),
            message -> reading.read(message.outcome(annotation)));
    Optional<List<LabelAnswer>> outside =
        outOfScope.map(
            unrelated ->
                stage
                    .answer(unrelated, message -> reading.read(message.outcome(annotation)))
                    .values());
    List<List<String>> gold = texts.stream().map(LabelledText::labels).toList();
    return stage.evaluation(
        answers.perSecond(), LabelReport.of(gold, answers.values(), outside, reading.isPolar()));
  }
}
