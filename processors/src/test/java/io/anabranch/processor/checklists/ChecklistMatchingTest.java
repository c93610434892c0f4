package io.anabranch.processor.checklists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.Outcome.Rejected;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.schema.Checklist;
import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.Checklists;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecklistMatchingTest {

  private final LetterEmbedder embedder = new LetterEmbedder();
  private final ChecklistsProcessor processor = new ChecklistsProcessor(embedder, 2, 0.7);

  @Test
  void shouldNotMatchWithoutChecklists() {
    Checklists result = match("a");

    assertThat(result.getNoMatch()).isTrue();
    assertThat(result.getMatches()).isEmpty();
    assertThat(result.getSetVersion()).isNotBlank();
  }

  @Test
  void shouldMatchBestFirst() {
    put(checklist("near", 7, "ab").setUrl("https://help.example/near"));
    put(checklist("exact", 3, "a"));
    put(checklist("far", 1, "c"));

    Checklists result = match("a");

    assertThat(result.getNoMatch()).isFalse();
    assertThat(result.getMatches())
        .extracting(ChecklistMatch::getId)
        .containsExactly("exact", "near");
    ChecklistMatch near = result.getMatches().get(1);
    assertThat(near.getScore()).isCloseTo(Math.sqrt(0.5), within(1e-6));
    assertThat(near.getVersion()).isEqualTo(7);
    assertThat(near.getTitle()).isEqualTo("ab");
    assertThat(near.getUrl()).isEqualTo("https://help.example/near");
  }

  @ParameterizedTest
  @CsvSource({"a, title", "b, description", "c, question 1", "d, question 3"})
  void shouldSayWhichTextMatched(String text, String label) {
    put(checklist("one", 1, "a").setDescription("b").setQuestions(List.of("c", " ", "d")));

    assertThat(match(text).getMatches())
        .extracting(ChecklistMatch::getMatchedBy)
        .containsExactly(label);
  }

  @Test
  void shouldKeepToThresholdAndLimit() {
    put(checklist("b", 1, "a"));
    put(checklist("c", 1, "a"));
    put(checklist("a", 1, "a"));
    put(checklist("below", 1, "abb"));

    assertThat(match("a").getMatches()).extracting(ChecklistMatch::getId).containsExactly("a", "b");
    assertThat(match("c").getNoMatch()).isTrue();
  }

  @Test
  void shouldPreferManyFairlyNearTextsToOneVeryNear() {
    put(checklist("one", 1, "a").setQuestions(List.of("c", "d", "cd")));
    put(checklist("many", 1, "ab").setQuestions(List.of("aab", "aabb", "aaab")));

    List<ChecklistMatch> matches = match("a").getMatches();

    assertThat(matches).extracting(ChecklistMatch::getId).containsExactly("many", "one");
    assertThat(matches.get(0).getMatchedBy()).isEqualTo("question 3");
    assertThat(matches.get(1).getScore()).isCloseTo(1, within(1e-6));
  }

  @Test
  void shouldMatchNothingIfTheBestIsNotNearEnough() {
    put(checklist("one", 1, "ab").setQuestions(List.of("c", "d", "cd", "ccd", "cdd", "cccd")));
    put(checklist("other", 1, "aabbb"));

    assertThat(processor.rank(document("a", embedder.model())))
        .extracting(ChecklistMatch::getId)
        .containsExactly("other", "one");
    assertThat(match("a").getNoMatch()).isTrue();
  }

  @Test
  void shouldRankAllChecklistsWhetherNearEnoughOrNot() {
    put(checklist("near", 1, "ab"));
    put(checklist("exact", 1, "a"));
    put(checklist("far", 1, "c"));

    assertThat(processor.rank(document("a", embedder.model())))
        .extracting(ChecklistMatch::getId)
        .containsExactly("exact", "near", "far");
  }

  @Test
  void shouldMatchOnlyActiveChecklists() {
    put(checklist("one", 1, "a"));
    put(checklist("one", 2, "a").setActive(false));

    assertThat(match("a").getNoMatch()).isTrue();
  }

  @Test
  void shouldForgetRemovedChecklist() {
    put(checklist("one", 1, "a"));

    processor.remove("one");
    processor.remove("never there");

    assertThat(match("a").getNoMatch()).isTrue();
  }

  @Test
  void shouldEmbedOnlyTextsThatAreNew() {
    put(checklist("one", 1, "a").setQuestions(List.of("b", "b")));
    assertThat(embedder.seen).containsExactly("a", "b");

    put(checklist("one", 2, "b").setQuestions(List.of("c", "a")));

    assertThat(embedder.seen).containsExactly("a", "b", "c");
    assertThat(match("c").getMatches())
        .extracting(ChecklistMatch::getMatchedBy)
        .containsExactly("question 1");
  }

  @Test
  void shouldIdentifySetByIdsAndVersions() {
    put(checklist("one", 1, "a"));
    put(checklist("two", 1, "b"));
    String before = match("a").getSetVersion();

    processor.remove("one");
    assertThat(match("a").getSetVersion()).isNotEqualTo(before);
    put(checklist("one", 1, "a"));
    assertThat(match("a").getSetVersion()).isEqualTo(before);
    put(checklist("one", 2, "a"));
    assertThat(match("a").getSetVersion()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "one, other, Title, key",
    "one, one, ' ', title",
  })
  void shouldDropChecklistThatBecameUnusable(String key, String id, String title, String named) {
    put(checklist("one", 1, "a"));
    Checklist bad = checklist(id, 2, title).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> processor.put(key, bad))
        .withMessageContaining(named);

    assertThat(match("a").getNoMatch()).isTrue();
  }

  @Test
  void shouldRefuseBlankId() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> processor.put(" ", checklist(" ", 1, "a").build()))
        .withMessageContaining("blank");
  }

  @ParameterizedTest
  @CsvSource({"letters, 2", "words, 1"})
  void shouldRejectVectorsOfAnotherModel(String name, String version) {
    put(checklist("one", 1, "a"));

    Outcome<Checklists> outcome = outcome("a", new ModelInfo(name, version));

    assertThat(outcome).isInstanceOf(Rejected.class);
    assertThat(((Rejected<Checklists>) outcome).reason())
        .contains(name + " " + version, "letters 1", "not comparable");
  }

  @Test
  void shouldNameEmbedderAndOptionsAsModel() {
    assertThat(processor.model())
        .isEqualTo(new ModelInfo("cosine-letters", "1-whitened-threshold0.7-limit2"));
  }

  @Test
  void shouldShowOneSetToBatchWhileChecklistsChange() throws InterruptedException {
    put(checklist("one", 1, "a"));
    List<Document> batch = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      batch.add(document("a", embedder.model()));
    }
    Thread writer =
        new Thread(
            () -> {
              for (int version = 2; version < 500; version++) {
                put(checklist("one", version, "a"));
              }
            });
    writer.start();
    while (writer.isAlive()) {
      assertThat(processor.process(batch).stream().distinct()).hasSize(1);
    }
    writer.join();
    assertThat(match("a").getMatches().get(0).getVersion()).isEqualTo(499);
  }

  private static Checklist.Builder checklist(String id, int version, String title) {
    return Checklist.newBuilder().setId(id).setVersion(version).setTitle(title);
  }

  private void put(Checklist.Builder checklist) {
    processor.put(checklist.getId(), checklist.build());
  }

  private Checklists match(String text) {
    return ((Done<Checklists>) outcome(text, embedder.model())).value();
  }

  private Outcome<Checklists> outcome(String text, ModelInfo model) {
    return processor.process(List.of(document(text, model))).get(0);
  }

  private static Document document(String text, ModelInfo model) {
    List<Float> vector = new ArrayList<>();
    for (float element : LetterEmbedder.vector(text)) {
      vector.add(element);
    }
    Embedding embedding = new Embedding();
    embedding.setHiddenState(List.of());
    embedding.setModel(model);
    embedding.setVector(vector);
    embedding.setDimension(vector.size());
    return Document.empty().with(EmbeddingStage.ANNOTATION, embedding);
  }
}
