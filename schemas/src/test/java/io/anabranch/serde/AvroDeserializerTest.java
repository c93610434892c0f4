package io.anabranch.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import io.anabranch.serde.registry.FakeRegistry;
import io.anabranch.serde.registry.SchemaRegistryClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroDeserializerTest {

  private FakeRegistry registry;
  private AvroSerializer serializer;

  @BeforeEach
  void start() throws IOException {
    registry = new FakeRegistry();
    serializer = new AvroSerializer();
    serializer.configure(registry.properties(), false);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private AvroDeserializer deserializer(boolean specific) {
    Map<String, Object> properties = registry.properties();
    properties.put("specific.avro.reader", specific);
    AvroDeserializer deserializer = new AvroDeserializer();
    deserializer.configure(properties, false);
    return deserializer;
  }

  private byte[] write(Object record) {
    return Objects.requireNonNull(serializer.serialize("t", record));
  }

  @Test
  void shouldReadNullAsNull() {
    assertThat(deserializer(true).deserialize("t", null)).isNull();
  }

  @Test
  void shouldReadGeneratedTypesAsWritten() {
    for (IndexedRecord record : List.of(Records.message(), Records.enriched())) {
      assertThat(deserializer(true).deserialize("t", write(record)))
          .isExactlyInstanceOf(record.getClass())
          .isEqualTo(record);
    }
  }

  @Test
  void shouldReadGenericRecordsByDefault() {
    Object read = deserializer(false).deserialize("t", write(Records.message()));

    assertThat(read)
        .asInstanceOf(InstanceOfAssertFactories.type(GenericRecord.class))
        .satisfies(
            record -> {
              assertThat(record.get("id")).hasToString("m-1");
              assertThat(record.get("createdAt"))
                  .isEqualTo(Records.message().getCreatedAt().toEpochMilli());
            });
  }

  @Test
  void shouldFillWhatAnOlderWriterDidNotKnow() {
    Schema older =
        SchemaBuilder.record("Message")
            .namespace("io.anabranch.schema")
            .fields()
            .requiredString("text")
            .endRecord();
    byte[] bytes = write(new GenericRecordBuilder(older).set("text", "hi").build());

    assertThat(deserializer(true).deserialize("t", bytes))
        .isEqualTo(Message.newBuilder().setText("hi").build());
  }

  @Test
  void shouldReadSymbolsAndFieldsOfANewerWriter() {
    Schema role =
        SchemaBuilder.enumeration("AuthorRole")
            .namespace("io.anabranch.schema")
            .symbols("UNKNOWN", "MANAGER");
    Schema newer =
        SchemaBuilder.record("Message")
            .namespace("io.anabranch.schema")
            .fields()
            .requiredString("mood")
            .requiredString("text")
            .name("authorRole")
            .type(Schema.createUnion(Schema.create(Schema.Type.NULL), role))
            .noDefault()
            .endRecord();
    GenericRecord written =
        new GenericRecordBuilder(newer)
            .set("mood", "sad")
            .set("text", "hi")
            .set("authorRole", new GenericData.EnumSymbol(role, "MANAGER"))
            .build();

    Object read = deserializer(true).deserialize("t", write(written));

    assertThat(read)
        .isEqualTo(Message.newBuilder().setText("hi").setAuthorRole(AuthorRole.UNKNOWN).build());
  }

  @Test
  void shouldSayThatThereIsNoClassForARecord() {
    Schema foreign = SchemaBuilder.record("Order").namespace("shop").fields().endRecord();
    byte[] bytes = write(new GenericRecordBuilder(foreign).build());

    assertThatThrownBy(() -> deserializer(true).deserialize("t", bytes))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("shop.Order")
        .hasMessageContaining("no generated class");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"record\",\"name\":\"java.lang.ProcessBuilder\",\"fields\":[]}",
        "{\"type\":\"enum\",\"name\":\"io.anabranch.schema.AuthorRole\",\"symbols\":[\"A\"]}",
        "\"string\""
      })
  void shouldNotLoadClassesThatAvroHasNotGenerated(String schema) {
    int id = registry.add("t-value", schema);

    assertThatThrownBy(
            () -> deserializer(true).deserialize("t", new byte[] {0, 0, 0, 0, (byte) id, 0}))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("no generated class");
  }

  @Test
  void shouldResolveReferencesToOtherSubjects() {
    registry.add("role", "{\"type\":\"enum\",\"name\":\"x.Role\",\"symbols\":[\"A\",\"B\"]}");
    int id =
        registry.add(
            "t-value",
            "{\"type\":\"record\",\"name\":\"x.R\",\"fields\":[{\"name\":\"r\",\"type\":\"x.Role\"}]}");
    registry
        .schema(id)
        .putArray("references")
        .add(
            JsonNodeFactory.instance
                .objectNode()
                .put("name", "x.Role")
                .put("subject", "role")
                .put("version", 1));

    Object read = deserializer(false).deserialize("t", new byte[] {0, 0, 0, 0, (byte) id, 2});

    assertThat(read).hasToString("{\"r\": \"B\"}");
  }

  @Test
  void shouldRejectSchemasOfOtherKinds() {
    int id = registry.add("t-value", "syntax = \"proto3\";");
    registry.schema(id).put("schemaType", "PROTOBUF");

    assertThatThrownBy(
            () -> deserializer(true).deserialize("t", new byte[] {0, 0, 0, 0, (byte) id, 0}))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("PROTOBUF, not AVRO");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void shouldRejectShortInput(int length) {
    assertThatThrownBy(() -> deserializer(true).deserialize("t", new byte[length]))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining(length + " bytes");
  }

  @Test
  void shouldRejectOtherMagicBytes() {
    assertThatThrownBy(() -> deserializer(true).deserialize("t", new byte[] {'{', 0, 0, 0, 1, 0}))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("first byte is 123");
  }

  @Test
  void shouldRejectUnknownIds() {
    assertThatThrownBy(() -> deserializer(true).deserialize("t", new byte[] {0, 0, 0, 1, 0, 0}))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("no schema with id 256");
  }

  @Test
  void shouldRejectNegativeIdsWithoutAsking() {
    assertThatThrownBy(() -> deserializer(true).deserialize("t", new byte[] {0, -1, 0, 0, 1, 0}))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("negative");
    assertThat(registry.requests).isEmpty();
  }

  @Test
  void shouldRejectTrailingAndMissingBytes() {
    byte[] bytes = write(Records.message());
    AvroDeserializer deserializer = deserializer(true);

    assertThatThrownBy(() -> deserializer.deserialize("t", Arrays.copyOf(bytes, bytes.length + 1)))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("more than a record");
    for (int length = 5; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> deserializer.deserialize("t", truncated))
          .isExactlyInstanceOf(SerializationException.class);
    }
  }

  @Test
  void shouldReadOnAfterABadRecord() {
    byte[] bytes = write(Records.enriched());
    AvroDeserializer deserializer = deserializer(true);
    assertThatThrownBy(() -> deserializer.deserialize("t", Arrays.copyOf(bytes, 40)))
        .isInstanceOf(SerializationException.class);

    assertThat(deserializer.deserialize("t", bytes)).isEqualTo(Records.enriched());
  }

  @Test
  void shouldAskTheRegistryOnceForManyRecordsOfManyThreads() {
    byte[] bytes = write(Records.enriched());
    AvroDeserializer deserializer = deserializer(true);
    registry.requests.clear();

    List<Object> read =
        IntStream.range(0, 2_000)
            .parallel()
            .mapToObj(i -> deserializer.deserialize("t", bytes))
            .toList();

    assertThat(read).hasSize(2_000).allMatch(Records.enriched()::equals);
    assertThat(registry.requests).containsExactly("GET /schemas/ids/1");
  }

  @Test
  void shouldShareAClientThatIsGiven() {
    SchemaRegistryClient client = SchemaRegistryClient.create(registry.properties());
    AvroSerializer writer = new AvroSerializer(client);
    AvroDeserializer reader = new AvroDeserializer(client);
    writer.configure(Map.of(), false);
    reader.configure(Map.of("specific.avro.reader", "true"), false);

    assertThat(reader.deserialize("t", writer.serialize("t", new ModelInfo("a", "b"))))
        .isEqualTo(new ModelInfo("a", "b"));
  }
}
