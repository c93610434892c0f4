package com.example.urgency;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Urgency. */
public final class UrgencyStage implements StageDescription<Urgency> {

  /** Whether the writer is in a hurry. */
  public static final Annotation<Urgency> ANNOTATION = new Annotation<>("urgency", Urgency.class);

  public static final String URGENT = "urgent";
  static final String NOT_URGENT = "not_urgent";

  private static final String HEADER = "example.urgency";

  @Override
  public Annotation<Urgency> annotation() {
    return ANNOTATION;
  }

  @Override
  public String doc() {
    return "Says whether the writer is in a hurry.";
  }

  @Override
  public List<ProcessorFactory<Urgency>> implementations() {
    return List.of(new UrgencyFactory());
  }

  @Override
  public String defaultImplementation() {
    return UrgencyFactory.NAME;
  }

  /** After those that ship. */
  @Override
  public int place() {
    return 100;
  }

  @Override
  public Set<String> headerNames() {
    return Set.of(HEADER);
  }

  @Override
  public Map<String, String> headers(Urgency result) {
    return Map.of(HEADER, result.getLabel());
  }

  @Override
  public Optional<ResultLine<Urgency>> line() {
    return Optional.of(new ResultLine<>("", NOT_URGENT.length(), UrgencyStage::line));
  }

  @Override
  public Optional<EvaluationMethod> evaluation() {
    return Optional.of(
        new LabelEvaluation(
            new LabelReading<>(Urgency.class, UrgencyStage::answer, false), false, List.of()));
  }

  @Override
  public ResultComparison<Urgency, ?> comparison() {
    return new LabelComparison<>(Urgency.class, Urgency::getLabel, Optional.empty());
  }

  private static List<StyledText> line(Urgency result) {
    Style style = result.getLabel().equals(URGENT) ? Style.BAD : Style.FAINT;
    return List.of(new StyledText(result.getLabel(), style));
  }

  private static LabelAnswer answer(Urgency result) {
    String label = result.getLabel();
    return new LabelAnswer(label, List.of(new RankedLabel(label, 1.0)), Optional.empty());
  }
}
