package io.anabranch.serde;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.schema.Enriched;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaBoundsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type': 'array', 'items': 'null'}",
        "{'type': 'map', 'values': {'type': 'array', 'items': 'null'}}",
        "['null', {'type': 'array', 'items': {'type': 'record', 'name': 'E', 'fields': []}}]",
        "{'type': 'array', 'items': {'type': 'fixed', 'name': 'F', 'size': 0}}",
        "{'type': 'array', 'items': {'type': 'fixed', 'name': 'F', 'size': 2000000000}}",
        "{'type': 'record', 'name': 'R', 'fields': [{'name': 'f', 'type':"
            + " {'type': 'array', 'items': 'null'}}]}"
      })
  void shouldRejectSchemasOfUnboundedRecords(String json) {
    Schema schema = new Schema.Parser().parse(json.replace('\'', '"'));

    assertThatThrownBy(() -> SchemaBounds.check("schema 9", schema))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("schema 9");
  }

  @Test
  void shouldAcceptRecursionAndOurOwn() {
    Schema recursive =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "N", "fields": [
                  {"name": "children", "type": {"type": "array", "items": "N"}}]}""");

    assertThatCode(() -> SchemaBounds.check("schema 1", recursive)).doesNotThrowAnyException();
    assertThatCode(() -> SchemaBounds.check("schema 1", Enriched.getClassSchema()))
        .doesNotThrowAnyException();
  }
}
