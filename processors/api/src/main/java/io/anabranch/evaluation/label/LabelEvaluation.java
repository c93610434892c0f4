package io.anabranch.evaluation.label;

import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.stage.EvaluationMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Measures a stage that labels texts on files of labelled texts.
 *
 * @param reading of the stage's labels
 * @param hasOutOfScope whether the stage may say that a text belongs to no class, so that texts of
 *     no class can be measured with too
 * @param heldOut files that ship
 */
public record LabelEvaluation(
    LabelReading<?> reading, boolean hasOutOfScope, List<HeldOutData> heldOut)
    implements EvaluationMethod {

  private static final String OUT_OF_SCOPE = "out-of-scope";

  public LabelEvaluation {
    heldOut = List.copyOf(heldOut);
  }

  @Override
  public String dataFormat() {
    return "label<TAB>text; several right labels with commas; or a folder of such files that end in"
        + " .tsv";
  }

  @Override
  public List<Option> options() {
    return hasOutOfScope
        ? List.of(
            new Option(
                OUT_OF_SCOPE,
                "FILE",
                "texts that belong to no class, one a line, or label<TAB>text; how many are given"
                    + " none_of_these is reported."))
        : List.of();
  }

  @Override
  public EvaluationTask read(Input input) {
    return LabelTask.read(
        input.data(),
        Optional.ofNullable(input.options().get(OUT_OF_SCOPE)).map(Path::of),
        reading);
  }
}
