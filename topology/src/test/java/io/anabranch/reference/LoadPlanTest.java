package io.anabranch.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.lexicon.LexiconLoadRequest;
import io.anabranch.processor.keywords.lexicon.LexiconTerms;
import io.anabranch.schema.LexiconTerm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadPlanTest {

  private static final LexiconTerm NEW = term("new", "new");
  private static final LexiconTerm SAME = term("same", "same");
  private static final LexiconTerm OTHER = term("other", "now");
  private static final LexiconTerm BROKEN = term("broken", "mended");

  private static final Map<String, Optional<LexiconTerm>> PRESENT =
      Map.of(
          "a/same", Optional.of(term("same", "same")),
          "a/other", Optional.of(term("other", "before")),
          "a/broken", Optional.empty(),
          "b/unreadable", Optional.empty(),
          "a/gone", Optional.of(term("gone", "gone")));

  @Test
  void shouldTellWhatIsAddedChangedAndUnchanged() {
    LoadPlan<LexiconTerm> plan = plan(false);

    assertThat(plan.added()).containsExactly(Map.entry("a/new", NEW));
    assertThat(plan.changed())
        .containsExactly(Map.entry("a/other", OTHER), Map.entry("a/broken", BROKEN));
    assertThat(plan.unchanged()).containsExactly("a/same");
    assertThat(plan.removed()).isEmpty();
  }

  @Test
  void shouldRemoveAllOthersIfTheyAreReplaced() {
    assertThat(plan(true).removed()).containsExactly("a/gone", "b/unreadable");
    assertThat(plan(true).changed()).isEqualTo(plan(false).changed());
  }

  private static LoadPlan<LexiconTerm> plan(boolean replace) {
    return LoadPlan.of(
        new LexiconLoadRequest(List.of(NEW, SAME, OTHER, BROKEN), replace),
        PRESENT,
        LexiconTerms::key);
  }

  private static LexiconTerm term(String canonical, String form) {
    return new LexiconTerm("a", canonical, List.of(form), true);
  }
}
