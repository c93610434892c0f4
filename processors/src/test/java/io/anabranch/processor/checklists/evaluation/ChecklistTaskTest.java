package io.anabranch.processor.checklists.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.evaluation.label.StubFactory;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.Outcome.Rejected;
import io.anabranch.processor.ReferenceData;
import io.anabranch.processor.checklists.ChecklistsStage;
import io.anabranch.schema.Checklist;
import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.Checklists;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChecklistTaskTest {

  private static final ChecklistTask TASK =
      new ChecklistTask(
          Stream.of("a", "b", "c").map(ChecklistTaskTest::checklist).toList(),
          List.of(
              new ChecklistQuery(Optional.of("a"), "first near"),
              new ChecklistQuery(Optional.of("b"), "second near"),
              new ChecklistQuery(Optional.of("c"), "third"),
              new ChecklistQuery(Optional.empty(), "hello"),
              new ChecklistQuery(Optional.empty(), "goodbye near")));

  /** Ranks its checklists by their ids, and gives the first if the text is said to be near. */
  private static final class ByName extends StubFactory.Stub<Checklists>
      implements ReferenceData<Checklist>, ChecklistRanking {

    private final Set<String> ids;

    ByName() {
      this(new TreeSet<>());
    }

    private ByName(Set<String> ids) {
      super(text -> new Done<>(result(text.endsWith("near") ? List.of("a") : List.of())));
      this.ids = ids;
    }

    @Override
    public void put(String id, Checklist entry) {
      ids.add(id);
    }

    @Override
    public void remove(String id) {
      ids.remove(id);
    }

    @Override
    public List<ChecklistMatch> rank(Document document) {
      return ids.stream().map(ChecklistTaskTest::match).toList();
    }
  }

  @Test
  void shouldRankAllChecklistsAndCountRefusals() {
    ObjectNode json = StubFactory.evaluate(TASK, ChecklistsStage.ANNOTATION, new ByName()).json();

    assertThat(json.get("n").asInt()).isEqualTo(3);
    assertThat(json.get("checklists").asInt()).isEqualTo(3);
    assertThat(json.get("top1").asDouble()).isEqualTo(1 / 3.0);
    assertThat(json.get("top5").asDouble()).isEqualTo(1);
    assertThat(json.get("mrr").asDouble()).isEqualTo((1 + 1 / 2.0 + 1 / 3.0) / 3, within(1e-12));
    assertThat(json.get("givenFirst").asDouble()).isEqualTo(1 / 3.0);
    assertThat(json.get("wronglyRefused").asDouble()).isEqualTo(1 / 3.0);
    assertThat(json.get("noneN").asInt()).isEqualTo(2);
    assertThat(json.get("rightlyRefused").asDouble()).isEqualTo(1 / 2.0);
  }

  @Test
  void shouldSayThatImplementationTakesNoChecklists() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                StubFactory.evaluate(
                    TASK, ChecklistsStage.ANNOTATION, text -> new Rejected<>("no")))
        .withMessageContaining("takes no reference data");
  }

  private static Checklist checklist(String id) {
    return Checklist.newBuilder().setId(id).setVersion(1).setTitle(id).build();
  }

  private static Checklists result(List<String> ids) {
    Checklists result = new Checklists();
    result.setNoMatch(ids.isEmpty());
    result.setMatches(ids.stream().map(ChecklistTaskTest::match).toList());
    return result;
  }

  private static ChecklistMatch match(String id) {
    return ChecklistMatch.newBuilder()
        .setId(id)
        .setVersion(1)
        .setTitle(id)
        .setScore(1)
        .setMatchedBy("title")
        .build();
  }
}
