package io.anabranch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class RecordDecoderTest {

  private static final byte[] VALUE = {1};

  @Test
  void shouldDecode() {
    RecordDecoder decoder = RecordDecoder.of((topic, bytes) -> topic + bytes[0]);

    assertThat(decoder.decode("topic", VALUE)).isEqualTo("topic1");
  }

  @Test
  void shouldTellWhatCannotBeDecodedFromAnOutage() {
    SerializationException bad = new SerializationException("not Avro");
    RecordDecoder broken = RecordDecoder.of((topic, bytes) -> fail(bad));
    RecordDecoder held =
        RecordDecoder.of(
            (topic, bytes) ->
                fail(new SchemaRegistryUnavailableException("gone", new IOException("gone"))));

    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(() -> broken.decode("topic", VALUE))
        .withMessage("not Avro")
        .withCause(bad);
    assertThatExceptionOfType(SchemaRegistryUnavailableException.class)
        .isThrownBy(() -> held.decode("topic", VALUE));
  }

  private static Object fail(SerializationException e) {
    throw e;
  }
}
