package io.anabranch.serde;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class JavaPropertiesTest {

  @Test
  void shouldRemoveWhatOnlyJavaKnowsAndKeepTheRest() {
    Schema schema =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "R", "doc": "d", "owner": "o", "fields": [
                  {"name": "m", "doc": "e", "aliases": ["n"], "default": {"avro.java.string": "v"},
                   "type": {"type": "map", "avro.java.string": "String",
                     "values": {"type": "string", "avro.java.string": "String"}}}]}""");

    assertThat(JavaProperties.remove(schema))
        .hasToString(
            """
            {"type":"record","name":"R","doc":"d","fields":[{"name":"m","type":{"type":"map",\
            "values":"string"},"doc":"e","default":{"avro.java.string":"v"},"aliases":["n"]}],\
            "owner":"o"}""");
  }
}
