package io.anabranch.files.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.files.ReadRows;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.UnreadableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"a\"}\n\n{\"text\":\"b\"}\n",
        "[{\"text\":\"a\"},{\"text\":\"b\"}]",
        "\n [\n  {\n    \"text\": \"a\"\n  },\n  {\"text\": \"b\"}\n]\n",
        "{\n  \"text\": \"a\"\n}\n{\n  \"text\": \"b\"\n}\n",
        "{ \"text\":\n\"a\" } {\"text\":\"b\"}"
      })
  void shouldReadObjectsHoweverTheyStand(String json) throws Exception {
    assertThat(ReadRows.of("a.json", json).values("text")).containsExactly("a", "b");
  }

  @Test
  void shouldKeepWhatIsNested() throws Exception {
    Row row =
        ReadRows.of("a.jsonl", "{\"via\":{\"channel\":\"email\"},\"tags\":[1]}").rows().get(0);

    assertThat(row.values().at("/via/channel").asText()).isEqualTo("email");
    assertThat(row.values().at("/tags/0").asInt()).isEqualTo(1);
  }

  @Test
  void shouldNameLineAndGoOnAfterBadOne() throws Exception {
    ReadRows read =
        ReadRows.of("a.jsonl", "{\"text\":\"a\"}\n{\"text\":secret}\n[]\n{\"text\":\"b\"}\n");

    assertThat(read.values("text")).containsExactly("a", "b");
    assertThat(read.bad())
        .hasSize(2)
        .allMatch(bad -> !bad.contains("secret"))
        .anyMatch(bad -> bad.startsWith("a.jsonl:2: not JSON at column"))
        .contains("a.jsonl:3: expected a JSON object");
  }

  @Test
  void shouldNameLineOfBadArray() {
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> ReadRows.of("a.json", "[\n{\"text\":\"a\"},\n{\"text\":secret}]"))
        .withMessageStartingWith("a.json:3: not JSON at column")
        .withMessageNotContaining("secret");
  }
}
