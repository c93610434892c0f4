package io.anabranch.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.Source;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonToAvroTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant TIME = Instant.parse("2026-01-31T12:00:00.123Z");
  private static final Source SOURCE = new Source("support.messages", 1, 5_000_000_000L, TIME);

  static List<SpecificRecord> records() {
    return List.of(
        Message.newBuilder()
            .setText("grüße \u0000 \"quoted\" 😀")
            .setAuthorRole(AuthorRole.CUSTOMER)
            .setCreatedAt(TIME)
            .setAttributes(Map.of("a.b", "c", "d", ""))
            .build(),
        new Embedding(
            SOURCE,
            new ModelInfo("m", "1"),
            TIME,
            null,
            List.of(0.1f, -1e-30f, Float.MIN_VALUE),
            3,
            List.of()),
        new TaggedText(
            SOURCE,
            new ModelInfo("m", "1"),
            TIME,
            null,
            "a b",
            List.of(),
            "en",
            "penn",
            List.of(new Sentence(List.of(new Token("a", "a", "DT", 0, 1))))));
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldReadWhatWasWritten(SpecificRecord record) throws Exception {
    assertThat(JsonToAvro.read(record.getClass(), parsed(AvroToJson.of(record)))).isEqualTo(record);
    assertThat(JsonToAvro.read(record.getClass(), parsed(AvroToJson.packed(record))))
        .isEqualTo(record);
  }

  @Test
  void shouldPackFloats() {
    Embedding embedding = new Embedding();
    embedding.setVector(List.of(1f, -2f));

    assertThat(AvroToJson.packed(embedding).get("vector").asText()).isEqualTo("AACAPwAAAMA=");
  }

  @Test
  void shouldGiveMissingFieldsTheirDefaults() throws Exception {
    Embedding read = JsonToAvro.read(Embedding.class, JSON.readTree("{\"other\": 1}"));

    assertThat(read.getVector()).isEmpty();
    assertThat(read.getDimension()).isZero();
    assertThat(read.getSource()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|/: expected an object",
        "{\"vector\": 7}|/vector: expected an array",
        "{\"vector\": [1, \"x\"]}|/vector/1: expected a number",
        "{\"vector\": \"AACA\"}|/vector: expected 4 bytes for each number",
        "{\"vector\": \"not base64!\"}|/vector: expected base64",
        "{\"dimension\": 1.5}|/dimension: expected a whole number",
        "{\"dimension\": 3000000000}|/dimension: expected a whole number",
        "{\"processedAt\": \"noon\"}|/processedAt: expected a time such as 2026-01-31T12:00:00Z",
        "{\"model\": {\"name\": 1}}|/model/name: expected a text",
        "{\"error\": {\"cause\": \"X\"}}|/error/cause: expected one of UNKNOWN"
      })
  void shouldSayWhereItIsMalformed(String json, String reason) throws Exception {
    JsonNode malformed = JSON.readTree(json);

    assertThatThrownBy(() -> JsonToAvro.read(Embedding.class, malformed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(reason);
  }

  private static JsonNode parsed(JsonNode json) throws Exception {
    return JSON.readTree(json.toString());
  }
}
