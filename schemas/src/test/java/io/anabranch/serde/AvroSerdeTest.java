package io.anabranch.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import io.anabranch.serde.registry.FakeRegistry;
import io.anabranch.serde.registry.SchemaRegistryClient;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {

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
  void shouldReadTheTypeThatItWrites() {
    AvroSerde<Message> serde = AvroSerde.of(Message.class, client, Map.of(), false);

    byte[] bytes = serde.serializer().serialize("t", Records.message());
    Message read = serde.deserializer().deserialize("t", bytes);

    assertThat(read).isEqualTo(Records.message());
    assertThat(serde.deserializer().deserialize("t", null)).isNull();
    assertThat(serde.serializer().serialize("t", null)).isNull();
  }

  @Test
  void shouldRejectOtherTypes() {
    AvroSerde<Message> serde = AvroSerde.of(Message.class, client, Map.of(), false);
    byte[] other =
        AvroSerde.of(ModelInfo.class, client, Map.of(), false)
            .serializer()
            .serialize("t", new ModelInfo("a", "b"));

    assertThatThrownBy(() -> serde.deserializer().deserialize("t", other))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContainingAll("schema.Message", "schema.ModelInfo");
  }
}
