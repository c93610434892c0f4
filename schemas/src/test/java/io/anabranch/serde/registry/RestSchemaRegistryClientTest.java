package io.anabranch.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.anabranch.schema.ModelInfo;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestSchemaRegistryClientTest {

  private static final Schema SCHEMA = ModelInfo.getClassSchema();

  private FakeRegistry registry;
  private SchemaRegistryClient client;

  @BeforeEach
  void start() throws IOException {
    registry = new FakeRegistry();
    client = SchemaRegistryClient.create(registry.properties());
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void shouldRegisterLookUpAndFindById() {
    int id = client.register("s", SCHEMA);

    assertThat(client.lookup("s", SCHEMA)).isEqualTo(id);
    assertThat(client.schemaById(id)).isEqualTo(SCHEMA);
    assertThat(client.latestVersion("s")).isEqualTo(new RegisteredSchema("s", 1, id, SCHEMA));
  }

  @Test
  void shouldAskOnceForWhatDoesNotChange() {
    for (int i = 0; i < 3; i++) {
      shouldRegisterLookUpAndFindById();
    }

    assertThat(registry.requests)
        .containsExactly(
            "POST /subjects/s/versions",
            "POST /subjects/s",
            "GET /schemas/ids/1",
            "GET /subjects/s/versions/latest");
  }

  @Test
  void shouldCheckAndSetCompatibility() {
    Schema bad = SchemaBuilder.record("BAD").fields().endRecord();
    assertThat(client.isCompatible("s", bad)).as("nothing to be compatible with").isTrue();
    client.register("s", SCHEMA);

    client.setCompatibility("s", CompatibilityLevel.FULL_TRANSITIVE);

    assertThat(registry.levels).containsEntry("s", "FULL_TRANSITIVE");
    assertThat(client.isCompatible("s", SCHEMA)).isTrue();
    assertThat(client.isCompatible("s", bad)).isFalse();
  }

  @Test
  void shouldSayThatASubjectHasNoVersions() {
    assertThatThrownBy(() -> client.latestVersion("none"))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("Subject none has no version latest");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 302})
  void shouldNotBlameTheRecordForWhatTheRegistryDoesWrong(int status) {
    registry.refusal = status;
    registry.refusals.set(1);

    assertThatThrownBy(() -> client.schemaById(1))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining(String.valueOf(status))
        .hasMessageContaining(registry.url());
    assertThat(registry.requests).as("not retried").hasSize(1);
  }

  @Test
  void shouldNotTakeAWrongPathForAnUnknownId() {
    SchemaRegistryClient astray =
        SchemaRegistryClient.create(FakeRegistry.properties(registry.url() + "/astray"));

    assertThatThrownBy(() -> astray.schemaById(1))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining("no schema registry under this URL");
  }

  @Test
  void shouldNotTakeAnyJsonForARegistry() {
    registry.schemas.put(1, JsonNodeFactory.instance.objectNode());

    assertThatThrownBy(() -> client.schemaById(1))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining("not that of a schema registry");
  }

  @Test
  void shouldRejectSchemasThatAreNotValid() {
    int id = registry.add("s", "{\"type\": \"nonsense\"}");

    assertThatThrownBy(() -> client.schemaById(id))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("Schema of id " + id + " is no valid Avro schema");
  }
}
