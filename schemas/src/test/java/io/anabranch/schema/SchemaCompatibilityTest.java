package io.anabranch.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release copies {@code src/main/avro} to {@code src/released/VERSION}, which never changes. */
class SchemaCompatibilityTest {

  private static final String FIELDS =
      "{'type': 'record', 'name': 'R', 'fields': [{'name': 'a', 'type': 'int'}%s]}";
  private static final String ENUM = "{'type': 'enum', 'name': 'E', 'symbols': [%s]%s}";

  private final Path folder;

  SchemaCompatibilityTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shouldBeCompatibleWithEveryRelease() {
    Map<String, Schema> current = SchemaFiles.read(SchemaFiles.CURRENT);
    List<Map<String, Schema>> released =
        SchemaFiles.versions(SchemaFiles.RELEASED).stream().map(SchemaFiles::read).toList();

    assertThat(current).containsKeys("io.anabranch.schema.Message", "io.anabranch.schema.Enriched");
    assertThat(FullTransitive.violations(current, released)).isEmpty();
  }

  @Test
  void shouldAcceptAReleaseOfTheCurrentSchemas() throws IOException {
    release("0.0.1", "");

    assertThat(violationsInFolder()).isEmpty();
  }

  @Test
  void shouldCatchAnIncompatibleChangeInEveryTypeThatHoldsIt() throws IOException {
    release("0.0.1", "\"name\": \"timestamp\"");
    release("0.0.2", "");

    assertThat(violationsInFolder())
        .contains("io.anabranch.schema.Source", "io.anabranch.schema.Enriched")
        .doesNotContain("io.anabranch.schema.Message");
  }

  @Test
  void shouldCatchATypeThatIsGone() {
    Map<String, Schema> released = SchemaFiles.read(SchemaFiles.CURRENT);

    assertThat(FullTransitive.violations(Map.of(), List.of(released)))
        .containsExactlyElementsOf(released.keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | , {'name': 'b', 'type': 'int', 'default': 0}",
        "true  | , {'name': 'b', 'type': ['null', 'int'], 'default': null}",
        "false | , {'name': 'b', 'type': 'int'}",
      })
  void shouldJudgeANewField(boolean isCompatible, String field) {
    Map<String, Schema> current = Map.of("R", parse(FIELDS.formatted(field)));
    Map<String, Schema> released = Map.of("R", parse(FIELDS.formatted("")));

    assertThat(FullTransitive.violations(current, List.of(released)).isEmpty())
        .isEqualTo(isCompatible);
    assertThat(FullTransitive.violations(released, List.of(current)).isEmpty())
        .as("the other way round")
        .isEqualTo(isCompatible);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"true | , 'default': 'UNKNOWN'", "false | ``"})
  void shouldJudgeANewSymbol(boolean isCompatible, String fallback) {
    Map<String, Schema> current =
        Map.of("E", parse(ENUM.formatted("'UNKNOWN', 'A', 'B'", fallback)));
    Map<String, Schema> released = Map.of("E", parse(ENUM.formatted("'UNKNOWN', 'A'", fallback)));

    assertThat(FullTransitive.violations(current, List.of(released)).isEmpty())
        .isEqualTo(isCompatible);
  }

  private List<String> violationsInFolder() {
    return FullTransitive.violations(
        SchemaFiles.read(SchemaFiles.CURRENT),
        SchemaFiles.versions(folder).stream().map(SchemaFiles::read).toList());
  }

  /** Copies the current schemas; the field so written in Source gets another name. */
  private void release(String version, String renamed) throws IOException {
    Path target = Files.createDirectory(folder.resolve(version));
    try (Stream<Path> files = Files.list(SchemaFiles.CURRENT)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        boolean rename = !renamed.isEmpty() && file.endsWith("Source.avsc");
        Files.writeString(
            target.resolve(file.getFileName()),
            rename ? text.replace(renamed, "\"name\": \"renamed\"") : text);
      }
    }
  }

  private static Schema parse(String json) {
    return new Schema.Parser().parse(json.replace('\'', '"'));
  }
}
