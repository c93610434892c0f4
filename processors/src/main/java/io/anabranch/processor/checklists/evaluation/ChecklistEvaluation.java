package io.anabranch.processor.checklists.evaluation;

import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.stage.EvaluationMethod;
import java.nio.file.Path;
import java.util.List;

/** Measures the retrieval of checklists on texts of which it is known what helps. */
public final class ChecklistEvaluation implements EvaluationMethod {

  private static final String CHECKLISTS = "checklists";

  @Override
  public String dataFormat() {
    return "id<TAB>text; none as the id of a text that no checklist helps";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(
            CHECKLISTS, "FILE", "the checklists to choose from, as JSON Lines. Default: ours."));
  }

  @Override
  public List<HeldOutData> heldOut() {
    return List.of(new HeldOutData(Path.of("checklist-matching", "test.tsv")));
  }

  @Override
  public EvaluationTask read(Input input) {
    String named = input.options().get(CHECKLISTS);
    Path checklists =
        named == null
            ? input.testdata().get().resolve("checklists").resolve("checklists.jsonl")
            : Path.of(named);
    return ChecklistTask.read(input.data(), ChecklistFile.read(checklists));
  }
}
