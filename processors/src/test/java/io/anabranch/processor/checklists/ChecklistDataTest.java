package io.anabranch.processor.checklists;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.NearDuplicates;
import io.anabranch.processor.checklists.evaluation.ChecklistQueries;
import io.anabranch.processor.checklists.evaluation.ChecklistQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checklists, and the messages that the matching is calibrated and measured with. */
class ChecklistDataTest {

  private static final Path TESTDATA = BuildFolders.testdata();
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Set<String> ids = new HashSet<>();
  private final List<String> texts = new ArrayList<>();

  @BeforeEach
  void readChecklists() throws IOException {
    Path file = TESTDATA.resolve("checklists").resolve("checklists.jsonl");
    for (String line : Files.readAllLines(file)) {
      JsonNode checklist = MAPPER.readTree(line);
      ids.add(checklist.get("id").asText());
      texts.add(checklist.get("title").asText());
      checklist.get("questions").forEach(question -> texts.add(question.asText()));
    }
  }

  @Test
  void shouldHaveEnoughMessagesForEveryChecklist() {
    List<ChecklistQuery> test = queries("test");

    assertThat(ids).hasSizeGreaterThanOrEqualTo(40);
    assertThat(test.stream().filter(query -> query.id().isPresent()))
        .hasSizeGreaterThanOrEqualTo(300);
    assertThat(test.stream().flatMap(query -> query.id().stream())).containsAll(ids);
    assertThat(queries("dev").stream().flatMap(query -> query.id().stream())).containsAll(ids);
  }

  @Test
  void shouldNotRepeatTexts() {
    queries("dev").forEach(query -> texts.add(query.text()));
    queries("test").forEach(query -> texts.add(query.text()));

    assertThat(NearDuplicates.in(texts)).isEmpty();
  }

  private List<ChecklistQuery> queries(String part) {
    return ChecklistQueries.read(
        TESTDATA.resolve("checklist-matching").resolve(part + ".tsv"), ids);
  }
}
