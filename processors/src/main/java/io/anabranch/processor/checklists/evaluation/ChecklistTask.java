package io.anabranch.processor.checklists.evaluation;

import io.anabranch.evaluation.EvaluatedStage;
import io.anabranch.evaluation.EvaluatedStage.Answers;
import io.anabranch.evaluation.EvaluationResult;
import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.schema.Checklist;
import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.Checklists;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures the checklists stage.
 *
 * @param checklists to choose from
 * @param queries texts, at least one that a checklist helps with
 */
public record ChecklistTask(List<Checklist> checklists, List<ChecklistQuery> queries)
    implements EvaluationTask {

  public ChecklistTask {
    checklists = List.copyOf(checklists);
    queries = List.copyOf(queries);
  }

  /**
   * Reads the data.
   *
   * @param data as {@link ChecklistQueries} reads it
   * @param checklists to choose from
   * @throws IllegalArgumentException if the file is malformed
   */
  public static ChecklistTask read(Path data, List<Checklist> checklists) {
    return new ChecklistTask(
        checklists,
        ChecklistQueries.read(
            data,
            checklists.stream()
                .filter(Checklist::getActive)
                .map(Checklist::getId)
                .collect(Collectors.toSet())));
  }

  @Override
  public EvaluationResult evaluate(EvaluatedStage stage) {
    stage.load(checklists, Checklist::getId);
    Answers<ChecklistAnswer> answers =
        stage.answer(
            queries.stream().map(ChecklistQuery::text).toList(), message -> read(stage, message));
    List<ChecklistAnswer> matched = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    List<ChecklistAnswer> unmatched = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      ChecklistAnswer answer = answers.values().get(i);
      queries
          .get(i)
          .id()
          .ifPresentOrElse(
              id -> {
                ids.add(id);
                matched.add(answer);
              },
              () -> unmatched.add(answer));
    }
    int active = (int) checklists.stream().filter(Checklist::getActive).count();
    return stage.evaluation(
        answers.perSecond(), ChecklistReport.of(ids, matched, unmatched, active));
  }

  /** All checklists where the processor can rank them, otherwise those that it gives. */
  private static ChecklistAnswer read(EvaluatedStage stage, AnnotatedMessage message) {
    if (!(message.outcome(stage.annotation()) instanceof Done<?> done
        && done.value() instanceof Checklists checklists)) {
      return new ChecklistAnswer(List.of(), List.of());
    }
    List<String> given = ids(checklists.getMatches());
    return new ChecklistAnswer(
        given,
        stage.processor() instanceof ChecklistRanking ranking
            ? ids(ranking.rank(message.document()))
            : given);
  }

  private static List<String> ids(List<ChecklistMatch> matches) {
    return matches.stream().map(ChecklistMatch::getId).toList();
  }
}
