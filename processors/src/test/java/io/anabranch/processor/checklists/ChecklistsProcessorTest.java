package io.anabranch.processor.checklists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.ShippedProcessorContractTest;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.embedding.EmbeddingProcessorFactory;
import io.anabranch.schema.Checklist;
import io.anabranch.schema.Checklists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecklistsProcessorTest extends ShippedProcessorContractTest<Checklists> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  protected ProcessorFactory<Checklists> factory() {
    return new ChecklistsProcessorFactory();
  }

  @Override
  protected List<ProcessorFactory<?>> upstream() {
    return List.of(new EmbeddingProcessorFactory());
  }

  @Override
  protected void prepare(TextProcessor<Checklists> processor) {
    checklists().forEach(entry -> ((ChecklistsProcessor) processor).put(entry.getId(), entry));
  }

  @Test
  void shouldReadChecklistsAsReferenceData() {
    assertThat(factory().reference()).contains(new Annotation<>("checklist-set", Checklist.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "My robot hoover is dead since last night's update | vacuum-dies-after-update",
        "It smells of burning and smoke comes out of the dock | burning-smell-or-smoke",
        "the password reset email does not arrive | reset-password",
        "You took the money twice for one order | charged-twice",
        "let me speak to a human | talk-to-a-person",
      })
  void shouldMatchWhatCustomersWrite(String text, String id) {
    Checklists result = match(text);

    assertThat(result.getNoMatch()).isFalse();
    assertThat(result.getMatches()).hasSizeLessThanOrEqualTo(3);
    assertThat(result.getMatches().get(0).getId()).isEqualTo(id);
    assertThat(result.getMatches().get(0).getScore()).isBetween(0.45, 1.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ty!",
        "Noted, closing from my side. Have a good weekend all.",
        "The hydrangeas are in flower and the cat sleeps.",
      })
  void shouldMatchNothingWithOtherTexts(String text) {
    Checklists result = match(text);

    assertThat(result.getNoMatch()).isTrue();
    assertThat(result.getMatches()).isEmpty();
  }

  @Test
  void shouldFindChecklistByItsOwnWords() {
    for (Checklist checklist : checklists()) {
      assertThat(match(checklist.getQuestions().get(1)).getMatches().get(0))
          .satisfies(match -> assertThat(match.getId()).isEqualTo(checklist.getId()))
          .satisfies(match -> assertThat(match.getMatchedBy()).isEqualTo("question 2"))
          .satisfies(match -> assertThat(match.getScore()).isGreaterThan(0.9999));
    }
  }

  @ParameterizedTest
  @CsvSource({"limit, 0", "limit, 101", "threshold, 1.5", "threshold, near"})
  void shouldRefuseOptionsOutOfRange(String key, String value) {
    try (Models models = new Models(Path.of("none"), LetterEmbedder::new)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> factory().create(Map.of(key, value), models))
          .withMessageContainingAll(key, "'" + value + "'", "allowed");
    }
  }

  private Checklists match(String text) {
    return ((Done<Checklists>) processor().process(documents(List.of(text))).get(0)).value();
  }

  private static List<Checklist> checklists() {
    Path file = BuildFolders.testdata().resolve("checklists").resolve("checklists.jsonl");
    List<Checklist> checklists = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        checklists.add(checklist(JSON.readTree(line)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return checklists;
  }

  private static Checklist checklist(JsonNode node) {
    return Checklist.newBuilder()
        .setId(node.path("id").asText())
        .setVersion(node.path("version").asInt())
        .setTitle(node.path("title").asText())
        .setDescription(node.path("description").asText())
        .setQuestions(questions(node))
        .setActive(node.path("active").asBoolean())
        .build();
  }

  /** The first ones: a fourth of the texts, and of the time. */
  private static List<String> questions(JsonNode node) {
    List<String> all = JSON.convertValue(node.path("questions"), new TypeReference<>() {});
    return all.subList(0, 6);
  }
}
