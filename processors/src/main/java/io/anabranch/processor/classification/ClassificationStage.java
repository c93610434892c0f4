package io.anabranch.processor.classification;

import io.anabranch.comparison.LabelComparison;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.data.LabelledText;
import io.anabranch.evaluation.label.LabelAnswer;
import io.anabranch.evaluation.label.LabelEvaluation;
import io.anabranch.evaluation.label.LabelReading;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.linear.model.TrainingSettings;
import io.anabranch.processor.linear.training.LinearTraining;
import io.anabranch.schema.Classification;
import io.anabranch.schema.RankedLabel;
import io.anabranch.stage.EvaluationMethod;
import io.anabranch.stage.EvaluationMethod.HeldOutData;
import io.anabranch.stage.ResultLine;
import io.anabranch.stage.StageDescription;
import io.anabranch.stage.StyledText;
import io.anabranch.stage.StyledText.Style;
import io.anabranch.stage.TrainingMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Classification. */
public final class ClassificationStage implements StageDescription<Classification> {

  /** Which queue handles the message. */
  public static final Annotation<Classification> ANNOTATION =
      new Annotation<>("classification", Classification.class);

  /** Header of enriched records: the most probable class. */
  public static final String HEADER = "anabranch.class";

  /**
   * Share of the rightly answered texts that may be taken for texts of no class. As many are rarely
   * missed; on public intents it finds four of five texts of no class.
   */
  private static final double REJECTED = 0.02;

  @Override
  public Annotation<Classification> annotation() {
    return ANNOTATION;
  }

  @Override
  public String doc() {
    return "Says of which classes the message is, such as complaint or refund_return, and how"
        + " probably.";
  }

  @Override
  public List<ProcessorFactory<Classification>> implementations() {
    return List.of(new LinearClassificationFactory(), new DjlClassificationFactory());
  }

  @Override
  public String defaultImplementation() {
    return "linear";
  }

  @Override
  public int place() {
    return 40;
  }

  @Override
  public Set<String> headerNames() {
    return Set.of(HEADER);
  }

  @Override
  public Map<String, String> headers(Classification result) {
    return Map.of(HEADER, result.getLabel());
  }

  @Override
  public Optional<ResultLine<Classification>> line() {
    return Optional.of(new ResultLine<>("", 0, ClassificationStage::line));
  }

  @Override
  public Optional<EvaluationMethod> evaluation() {
    return Optional.of(
        new LabelEvaluation(
            new LabelReading<>(Classification.class, ClassificationStage::answer, false),
            true,
            List.of(
                new HeldOutData(Path.of("classification", "test.tsv")),
                new HeldOutData(Path.of("classification", "de", "test.tsv"), "de"))));
  }

  @Override
  public ResultComparison<Classification, ?> comparison() {
    return new LabelComparison<>(
        Classification.class, Classification::getLabel, Optional.of(Classification::getLabels));
  }

  @Override
  public Optional<TrainingMethod> training() {
    return Optional.of(
        new LinearTraining(
            ANNOTATION, seed -> TrainingSettings.defaults(seed).withRejected(REJECTED)));
  }

  private static List<StyledText> line(Classification result) {
    return List.of(
        new StyledText(result.getLabel(), Style.CLASS),
        StyledText.plain(String.format(Locale.ROOT, "%.2f", result.getProbability())));
  }

  private static LabelAnswer answer(Classification result) {
    List<RankedLabel> ranked = result.getRanked();
    return new LabelAnswer(
        result.getLabel(),
        ranked.isEmpty()
            ? List.of(new RankedLabel(result.getLabel(), result.getProbability()))
            : ranked,
        Optional.of(
            result.getLabels().stream()
                .filter(label -> !label.equals(LabelledText.NONE_OF_THESE))
                .toList()));
  }
}
