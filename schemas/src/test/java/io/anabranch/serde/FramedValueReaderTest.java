package io.anabranch.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.serde.FramedValueReader.FramedValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.util.Utf8;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramedValueReaderTest {

  private static final Schema STRING = Schema.create(Schema.Type.STRING);

  /** The string "hi" in Avro binary. */
  private static final byte[] HI = {4, 'h', 'i'};

  private final FramedValueReader reader =
      new FramedValueReader(new FixedSchemas(Map.of(7, STRING)));

  @Test
  void shouldReadTheIdBeforeTheValue() {
    byte[] value = ByteBuffer.allocate(8).put((byte) 0).putInt(7).put(HI).array();

    assertThat(reader.read(value, new RecordHeaders()))
        .isEqualTo(new FramedValue.Avro(STRING, new Utf8("hi")));
  }

  @Test
  void shouldReadTheIdInTheHeader() {
    assertThat(reader.read(HI, header((byte) 0, 7)))
        .isEqualTo(new FramedValue.Avro(STRING, new Utf8("hi")));
  }

  @Test
  void shouldLeaveAValueWithoutAnId() {
    byte[] value = "{}".getBytes(UTF_8);

    assertThat(reader.read(value, new RecordHeaders()))
        .isEqualTo(new FramedValue.Plain(ByteBuffer.wrap(value)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 17})
  void shouldRefuseAHeaderThatIsNone(int length) {
    Headers headers = new RecordHeaders().add(FramedValueReader.VALUE_HEADER, filled(length));

    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> reader.read(HI, headers))
        .withMessageContaining(FramedValueReader.VALUE_HEADER);
  }

  @Test
  void shouldRefuseIdsThatNobodyKnows() {
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> reader.read(HI, header((byte) 0, 8)));
  }

  private static Headers header(byte magic, int id) {
    return new RecordHeaders()
        .add(FramedValueReader.VALUE_HEADER, ByteBuffer.allocate(5).put(magic).putInt(id).array());
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 2);
    return bytes;
  }
}
