package io.anabranch.processor.checklists.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.schema.Checklist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecklistFileTest {

  private static final String GOOD = "{\"id\":\"a\",\"version\":1,\"title\":\"A\"}\n";

  @TempDir Path directory;

  @Test
  void shouldReadFieldsAndFillInOptionalOnes() throws Exception {
    Path file =
        write(
            "lists.jsonl",
            GOOD
                + "\n"
                + "{\"id\":\"b\",\"version\":2,\"title\":\"B\",\"description\":\"d\","
                + "\"questions\":[\"q\"],\"steps\":[\"s\"],\"url\":\"u\",\"active\":false}\n");

    List<Checklist> checklists = ChecklistFile.read(file);

    assertThat(checklists)
        .containsExactly(
            Checklist.newBuilder().setId("a").setVersion(1).setTitle("A").build(),
            Checklist.newBuilder()
                .setId("b")
                .setVersion(2)
                .setTitle("B")
                .setDescription("d")
                .setQuestions(List.of("q"))
                .setSteps(List.of("s"))
                .setUrl("u")
                .setActive(false)
                .build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":\"b\",\"version\":1} | 'title' is missing or blank",
        "{\"id\":\"b\",\"version\":1,\"title\":\" \"} | 'title' is missing or blank",
        "{\"id\":\"\",\"version\":1,\"title\":\"B\"} | 'id' is missing or blank",
        "{\"id\":null,\"version\":1,\"title\":\"B\"} | 'id' is missing or blank",
        "{\"id\":\"b\",\"version\":null,\"title\":\"B\"} | 'version' is missing or blank; allowed is a whole number",
        "{\"id\":\"b\",\"version\":\"new\",\"title\":\"B\"} | 'version': allowed is a whole number",
        "{\"id\":\"b\",\"version\":1,\"title\":\"B\",\"questions\":[\"q\",null]} | 'questions', entry 2: allowed is a text",
        "{\"id\":\"b\",\"version\":1,\"title\":\"B\",\"active\":1} | 'active': allowed is true or false",
        "{\"id\":\"b\",\"version\":1,\"title\":\"B\",\"step\":[]} | there is no field 'step'; allowed are active, description",
        "{\"id\":\"b\" | lists.jsonl:2: ",
        "[] | lists.jsonl:2: "
      })
  void shouldNameFileAndLineThatIsWrong(String line, String problem) throws Exception {
    Path file = write("lists.jsonl", GOOD + line + "\n");

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ChecklistFile.read(file))
        .withMessageContaining("lists.jsonl:2: ")
        .withMessageContaining(problem);
  }

  @Test
  void shouldRefuseSameIdInTwoPlaces() throws Exception {
    Path first = write("first.jsonl", GOOD);
    Path second = write("second.jsonl", "\n" + GOOD);

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ChecklistFile.readAll(List.of(first, second), note -> {}))
        .withMessageContaining("second.jsonl:2: id 'a' is also in")
        .withMessageContaining("first.jsonl:1");
  }

  @Test
  void shouldNameFileThatIsMissingOrNoText() throws Exception {
    Path binary = Files.write(directory.resolve("binary"), new byte[] {'{', 0, 1, 2, 0, 0, 0, 9});

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ChecklistFile.read(directory.resolve("absent")))
        .withMessageContaining("absent: no such file");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ChecklistFile.read(binary))
        .withMessageContaining("binary");
  }

  @Test
  void shouldReadTables() throws Exception {
    Path file =
        write(
            "lists.csv",
            """
            id;version;title;questions;active
            a;1;A;It drips|Water on the floor;
            7;2;B;;false
            """);

    assertThat(ChecklistFile.read(file))
        .containsExactly(
            Checklist.newBuilder()
                .setId("a")
                .setVersion(1)
                .setTitle("A")
                .setQuestions(List.of("It drips", "Water on the floor"))
                .build(),
            Checklist.newBuilder().setId("7").setVersion(2).setTitle("B").setActive(false).build());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
