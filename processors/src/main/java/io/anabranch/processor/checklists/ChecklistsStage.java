package io.anabranch.processor.checklists;

import io.anabranch.comparison.ResultComparison;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.checklists.evaluation.ChecklistEvaluation;
import io.anabranch.processor.checklists.evaluation.MatchComparison;
import io.anabranch.schema.Checklist;
import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.Checklists;
import io.anabranch.stage.EvaluationMethod;
import io.anabranch.stage.ResultLine;
import io.anabranch.stage.StageDescription;
import io.anabranch.stage.StyledText;
import io.anabranch.stage.StyledText.Style;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Retrieval of help checklists. */
public final class ChecklistsStage implements StageDescription<Checklists> {

  /** The most probable help checklists. */
  public static final Annotation<Checklists> ANNOTATION =
      new Annotation<>("checklists", Checklists.class);

  /** The checklists to match with. Its name is also that of their topic. */
  public static final Annotation<Checklist> CHECKLIST_SET =
      new Annotation<>("checklist-set", Checklist.class);

  @Override
  public Annotation<Checklists> annotation() {
    return ANNOTATION;
  }

  @Override
  public String doc() {
    return "Finds the help checklists that fit the message best.";
  }

  @Override
  public List<ProcessorFactory<Checklists>> implementations() {
    return List.of(new ChecklistsProcessorFactory());
  }

  @Override
  public String defaultImplementation() {
    return "cosine";
  }

  @Override
  public int place() {
    return 60;
  }

  @Override
  public Optional<ResultLine<Checklists>> line() {
    return Optional.of(new ResultLine<>("-> ", 0, ChecklistsStage::line));
  }

  @Override
  public Optional<EvaluationMethod> evaluation() {
    return Optional.of(new ChecklistEvaluation());
  }

  @Override
  public ResultComparison<Checklists, ?> comparison() {
    return new MatchComparison();
  }

  private static List<StyledText> line(Checklists result) {
    if (result.getMatches().isEmpty() || result.getNoMatch()) {
      return List.of(StyledText.plain("no checklist"));
    }
    ChecklistMatch best = result.getMatches().get(0);
    return List.of(
        new StyledText(best.getTitle(), Style.TITLE),
        StyledText.plain(String.format(Locale.ROOT, "(%.2f)", best.getScore())));
  }
}
