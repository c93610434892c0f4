package io.anabranch.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.operation.OperationException;
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
        "{\"id\":\"b\",\"version\":1} | title",
        "{\"id\":\"b\",\"version\":1,\"title\":\" \"} | 'title' is blank",
        "{\"id\":\"\",\"version\":1,\"title\":\"B\"} | 'id' is blank",
        "{\"id\":null,\"version\":1,\"title\":\"B\"} | 'id' is blank",
        "{\"id\":\"b\",\"version\":\"new\",\"title\":\"B\"} | \"new\"",
        "{\"id\":\"b\",\"version\":1,\"title\":\"B\",\"step\":[]} | no field 'step'; allowed are [active,",
        "{\"id\":\"b\" | not a checklist",
        "[] | not a checklist",
        "{\"id\":\"b\",\"version\":1,\"title\":\"B\"} {} | not a checklist"
      })
  void shouldNameFileAndLineThatIsWrong(String line, String problem) throws Exception {
    Path file = write("lists.jsonl", GOOD + line + "\n");

    assertThatExceptionOfType(OperationException.class)
        .isThrownBy(() -> ChecklistFile.read(file))
        .withMessageContaining("lists.jsonl:2: ")
        .withMessageContaining(problem);
  }

  @Test
  void shouldRefuseSameIdInTwoPlaces() throws Exception {
    Path first = write("first.jsonl", GOOD);
    Path second = write("second.jsonl", "\n" + GOOD);

    assertThatExceptionOfType(OperationException.class)
        .isThrownBy(() -> ChecklistFile.readAll(List.of(first, second)))
        .withMessageContaining("second.jsonl:2: id 'a' is also in")
        .withMessageContaining("first.jsonl:1");
  }

  @Test
  void shouldNameFileThatIsMissingOrNoText() throws Exception {
    Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xFF, (byte) 0xFE});

    assertThatExceptionOfType(OperationException.class)
        .isThrownBy(() -> ChecklistFile.read(directory.resolve("absent")))
        .withMessageContaining("absent: no such file");
    assertThatExceptionOfType(OperationException.class)
        .isThrownBy(() -> ChecklistFile.read(binary))
        .withMessageContaining("binary: not in UTF-8");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
