package io.anabranch.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import io.anabranch.serde.registry.FakeRegistry;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AvroSerializerTest {

  private FakeRegistry registry;

  @BeforeEach
  void start() throws IOException {
    registry = new FakeRegistry();
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private AvroSerializer serializer(Map<String, ?> more) {
    Map<String, Object> properties = new HashMap<>(registry.properties());
    properties.putAll(more);
    AvroSerializer serializer = new AvroSerializer();
    serializer.configure(properties, false);
    return serializer;
  }

  @Test
  void shouldWriteMagicByteThenIdThenAvroBinary() {
    registry.add("other", "\"int\"");
    byte[] bytes = serializer(Map.of()).serialize("t", new ModelInfo("ab", "1"));

    // Id 2; a string is its zigzag length and its bytes.
    assertThat(bytes).containsExactly(0, 0, 0, 0, 2, 4, 'a', 'b', 2, '1');
  }

  @Test
  void shouldWriteLargeIdsMostSignificantByteFirst() {
    byte[] bytes =
        new RecordWriter(0x01020304, new ModelInfo("", ""), ModelInfo.getClassSchema())
            .write(new ModelInfo("", ""));

    assertThat(bytes).containsExactly(0, 1, 2, 3, 4, 0, 0);
  }

  @Test
  void shouldWriteNullAsNull() {
    assertThat(serializer(Map.of()).serialize("t", null)).isNull();
    assertThat(registry.requests).isEmpty();
  }

  @Test
  void shouldAskTheRegistryOncePerSchemaAndTopic() {
    AvroSerializer serializer = serializer(Map.of());
    for (int i = 0; i < 100; i++) {
      serializer.serialize("t", Records.message());
    }
    serializer.serialize("u", Records.message());

    assertThat(registry.requests)
        .containsExactly("POST /subjects/t-value/versions", "POST /subjects/u-value/versions");
  }

  @Test
  void shouldRegisterSchemasSelfContainedAndWithoutJavaProperties() {
    serializer(Map.of()).serialize("t", Records.enriched());

    String registered = registry.schema(1).path("schema").asText();
    assertThat(registered).doesNotContain("avro.java.string").contains("\"doc\"");
    assertThat(registry.schema(1).has("references")).isFalse();
    assertThat(new Schema.Parser().parse(registered).getField("message").schema().getTypes())
        .extracting(Schema::getFullName)
        .containsExactly("null", "io.anabranch.schema.Message");
  }

  @Test
  void shouldKeepJavaPropertiesWhenToldTo() {
    serializer(Map.of("avro.remove.java.properties", "false")).serialize("t", Records.message());

    assertThat(registry.schema(1).path("schema").asText())
        .isEqualTo(Message.getClassSchema().toString());
  }

  @Test
  void shouldNameSubjectsByTheConfiguredStrategy() {
    serializer(
            Map.of(
                "value.subject.name.strategy",
                "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy"))
        .serialize("t", new ModelInfo("a", "b"));

    assertThat(registry.subjects).containsOnlyKeys("t-io.anabranch.schema.ModelInfo");
  }

  @Test
  void shouldOnlyLookUpWithoutAutoRegister() {
    String plain = JavaProperties.remove(ModelInfo.getClassSchema()).toString();
    AvroSerializer serializer = serializer(Map.of("auto.register.schemas", "false"));
    assertThatThrownBy(() -> serializer.serialize("t", new ModelInfo("a", "b")))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("io.anabranch.schema.ModelInfo is not registered")
        .hasMessageContaining("t-value");

    int id = registry.add("t-value", plain);

    assertThat(serializer.serialize("t", new ModelInfo("a", "b"))).startsWith(0, 0, 0, 0, id);
    assertThat(registry.requests).allMatch("POST /subjects/t-value"::equals);
  }

  @Test
  void shouldWriteWithTheLatestVersionWhenToldTo() {
    Schema latest =
        SchemaBuilder.record("ModelInfo")
            .namespace("io.anabranch.schema")
            .fields()
            .requiredString("version")
            .requiredString("name")
            .name("size")
            .type()
            .intType()
            .intDefault(7)
            .endRecord();
    int id = registry.add("t-value", latest.toString());

    byte[] bytes =
        serializer(Map.of("auto.register.schemas", "false", "use.latest.version", "true"))
            .serialize("t", new ModelInfo("ab", "1"));

    assertThat(bytes).containsExactly(0, 0, 0, 0, id, 2, '1', 4, 'a', 'b', 14);
  }

  @Test
  void shouldWriteGenericRecords() {
    Schema schema = SchemaBuilder.record("R").fields().requiredInt("n").endRecord();
    GenericRecord record = new GenericRecordBuilder(schema).set("n", -1).build();

    assertThat(serializer(Map.of()).serialize("t", record)).containsExactly(0, 0, 0, 0, 1, 1);
  }

  @Test
  void shouldRejectWhatIsNoRecord() {
    assertThatThrownBy(() -> serializer(Map.of()).serialize("t", "secret text"))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("java.lang.String")
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldNameTheFieldThatIsNull() {
    ModelInfo incomplete = new ModelInfo();
    incomplete.setName("secret");

    assertThatThrownBy(() -> serializer(Map.of()).serialize("t", incomplete))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("field version is null")
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldNotQuoteARecordOfWrongTypes() {
    Schema schema = SchemaBuilder.record("R").fields().requiredInt("n").endRecord();
    GenericData.Record record = new GenericData.Record(schema);
    record.put("n", "secret");

    assertThatThrownBy(() -> serializer(Map.of()).serialize("t", record))
        .isExactlyInstanceOf(SerializationException.class)
        .hasNoCause()
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldSayWhyTheRegistryRefusesASchema() {
    registry.refusal = 409;
    registry.refusals.set(1);

    assertThatThrownBy(() -> serializer(Map.of()).serialize("t", Records.message()))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("io.anabranch.schema.Message")
        .hasMessageContaining("409");
  }

  @Test
  void shouldAskAgainAfterAFailure() {
    AvroSerializer serializer = serializer(Map.of());
    registry.refusal = 401;
    registry.refusals.set(1);
    assertThatThrownBy(() -> serializer.serialize("t", Records.message()))
        .isInstanceOf(SchemaRegistryUnavailableException.class);

    assertThat(serializer.serialize("t", Records.message())).isNotEmpty();
    assertThat(registry.requests).hasSize(2);
  }

  @Test
  void shouldUseSubjectsOfKeysForKeys() {
    AvroSerializer serializer = new AvroSerializer();
    serializer.configure(registry.properties(), true);

    serializer.serialize("t", new ModelInfo("a", "b"));

    assertThat(registry.subjects).isEqualTo(Map.of("t-key", List.of(1)));
  }

  @Test
  void shouldEncodeTopicsWithOddNamesAsOneSegment() {
    serializer(Map.of("value.subject.name.strategy", "TopicNameStrategy"))
        .serialize("a b/ü", new ModelInfo("a", "b"));

    assertThat(registry.requests).containsExactly("POST /subjects/a%20b%2F%C3%BC-value/versions");
  }
}
