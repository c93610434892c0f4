package io.anabranch.processor.checklists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithinClassWhiteningTest {

  private static final float[] DIAGONAL = {(float) Math.sqrt(0.5), (float) Math.sqrt(0.5)};

  @Test
  void shouldChangeNothingWithoutTwoTextsOfAChecklist() {
    WithinClassWhitening whitening =
        WithinClassWhitening.of(
            List.of(checklist("one", unit(0.1)), checklist("two", unit(1.2))), 2);

    assertThat(whitening.apply(DIAGONAL)).containsExactly(DIAGONAL, within(1e-6f));
  }

  @Test
  void shouldChangeNothingIfTheTextsOfAChecklistAreEqual() {
    WithinClassWhitening whitening =
        WithinClassWhitening.of(List.of(checklist("one", unit(0.1), unit(0.1))), 2);

    assertThat(whitening.apply(DIAGONAL)).containsExactly(DIAGONAL, within(1e-6f));
  }

  @Test
  void shouldMakeLittleOfTheDirectionInWhichTextsOfAChecklistDiffer() {
    EmbeddedChecklist differsInSecond = checklist("one", unit(-0.3), unit(0.3));

    float[] whitened = WithinClassWhitening.of(List.of(differsInSecond), 2).apply(DIAGONAL);

    // Of 4 prior texts and 1 degree of freedom: 0.8 * 1 + 0.2 * 0 and 0.8 * 1 + 0.2 * 2.
    double ratio = Math.sqrt(0.8 / 1.2);
    assertThat(whitened[1] / whitened[0]).isCloseTo((float) ratio, within(1e-5f));
    assertThat(Math.hypot(whitened[0], whitened[1])).isCloseTo(1, within(1e-6));
  }

  @Test
  void shouldTrustTheTextsMoreTheMoreThereAre() {
    EmbeddedChecklist few = checklist("few", unit(-0.3), unit(0.3));
    EmbeddedChecklist many =
        checklist("many", unit(-0.3), unit(0.3), unit(-0.3), unit(0.3), unit(-0.3), unit(0.3));

    float[] byFew = WithinClassWhitening.of(List.of(few), 2).apply(DIAGONAL);
    float[] byMany = WithinClassWhitening.of(List.of(many), 2).apply(DIAGONAL);

    assertThat(byMany[1]).isPositive().isLessThan(byFew[1]);
  }

  @Test
  void shouldLeaveAVectorOfZeros() {
    EmbeddedChecklist checklist = checklist("one", unit(-0.3), unit(0.3));

    assertThat(WithinClassWhitening.of(List.of(checklist), 2).apply(new float[2]))
        .containsExactly(0, 0);
  }

  private static float[] unit(double angle) {
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }

  private static EmbeddedChecklist checklist(String id, float[]... vectors) {
    List<EmbeddedText> texts =
        Arrays.stream(vectors).map(vector -> new EmbeddedText("title", id, vector)).toList();
    return new EmbeddedChecklist(id, 1, id, null, texts);
  }
}
