package io.anabranch.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldExpressionTest {

  private static final String RECORD =
      "{\"subject\":\"Leak\",\"body\":\"It drips.\",\"empty\":\" \",\"nothing\":null,"
          + "\"via\":{\"channel\":\"email\"},\"list\":[{\"n\":7}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "body; It drips.",
        "/via/channel; email",
        "/list/0/n; 7",
        "/nothing | /via/channel; email",
        "/empty | /via/channel; email",
        "/none | =ticket; ticket",
        "=ticket; ticket",
        "/nothing, /subject; Leak"
      })
  void shouldGiveTheFirstThatThereIs(String expression, String value) throws Exception {
    assertThat(FieldExpression.parse(expression).find(record()))
        .map(JsonNode::asText)
        .contains(value);
  }

  @Test
  void shouldJoinSeveralWithAnEmptyLine() throws Exception {
    assertThat(FieldExpression.parse("/subject, /empty, body").find(record()))
        .map(JsonNode::asText)
        .contains("Leak\n\nIt drips.");
  }

  @Test
  void shouldGiveNothingIfThereIsNone() throws Exception {
    assertThat(FieldExpression.parse("/none | /nothing | /via").find(record())).isEmpty();
  }

  @Test
  void shouldNameTheFieldsThatItReadsWhole() throws Exception {
    assertThat(FieldExpression.parse("/none | /subject, BODY | /empty").names(record()))
        .containsExactlyInAnyOrder("subject", "body");
    assertThat(FieldExpression.parse("/via/channel").names(record())).isEmpty();
  }

  @Test
  void shouldRefuseBlankPaths() {
    assertThatIllegalArgumentException().isThrownBy(() -> FieldExpression.parse("/a, , /b"));
    assertThatIllegalArgumentException().isThrownBy(() -> FieldExpression.parse("/a |"));
  }

  private static ObjectNode record() throws Exception {
    return (ObjectNode) new JsonMapper().readTree(RECORD);
  }
}
