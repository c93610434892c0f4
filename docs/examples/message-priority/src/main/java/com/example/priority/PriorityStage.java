package com.example.priority;

import io.anabranch.comparison.LabelComparison;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.evaluation.label.LabelAnswer;
import io.anabranch.evaluation.label.LabelEvaluation;
import io.anabranch.evaluation.label.LabelReading;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.schema.RankedLabel;
import io.anabranch.stage.EvaluationMethod;
import io.anabranch.stage.ResultLine;
import io.anabranch.stage.StageDescription;
import io.anabranch.stage.StyledText;
import io.anabranch.stage.StyledText.Style;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Priority. */
public final class PriorityStage implements StageDescription<Priority> {

  /** How soon somebody should answer. */
  public static final Annotation<Priority> ANNOTATION =
      new Annotation<>("priority", Priority.class);

  static final String HIGH = "high";
  static final String NORMAL = "normal";
  static final String LOW = "low";

  private static final String HEADER = "example.priority";
  private static final int COLUMNS = 12;

  @Override
  public Annotation<Priority> annotation() {
    return ANNOTATION;
  }

  @Override
  public String doc() {
    return "Says how soon somebody should answer: high, normal or low.";
  }

  @Override
  public List<ProcessorFactory<Priority>> implementations() {
    return List.of(new PriorityFactory());
  }

  @Override
  public String defaultImplementation() {
    return PriorityFactory.NAME;
  }

  @Override
  public int place() {
    return 110;
  }

  @Override
  public Set<String> headerNames() {
    return Set.of(HEADER);
  }

  @Override
  public Map<String, String> headers(Priority result) {
    return Map.of(HEADER, result.getLabel());
  }

  @Override
  public Optional<ResultLine<Priority>> line() {
    return Optional.of(new ResultLine<>("priority ", COLUMNS, PriorityStage::line));
  }

  @Override
  public Optional<EvaluationMethod> evaluation() {
    return Optional.of(
        new LabelEvaluation(
            new LabelReading<>(Priority.class, PriorityStage::answer, false), false, List.of()));
  }

  @Override
  public ResultComparison<Priority, ?> comparison() {
    return new LabelComparison<>(Priority.class, Priority::getLabel, Optional.empty());
  }

  private static List<StyledText> line(Priority result) {
    String text =
        String.format(Locale.ROOT, "%s %+.2f", result.getLabel(), result.getSeriousness());
    return List.of(new StyledText(text, result.getLabel().equals(HIGH) ? Style.BAD : Style.PLAIN));
  }

  private static LabelAnswer answer(Priority result) {
    String label = result.getLabel();
    return new LabelAnswer(label, List.of(new RankedLabel(label, 1.0)), Optional.empty());
  }
}
