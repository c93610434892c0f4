package io.anabranch.models.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The bytes are the examples of the encoding guide of Protocol Buffers. */
class WireReaderTest {

  @Test
  void shouldReadVarint() {
    WireReader reader = reader("089601");

    assertThat(reader.field()).isEqualTo(1);
    assertThat(reader.isPacked()).isFalse();
    assertThat(reader.varint()).isEqualTo(150);
    assertThat(reader.hasNext()).isFalse();
  }

  @Test
  void shouldReadNegativeVarint() {
    WireReader reader = reader("08feffffffffffffffff01");

    assertThat(reader.field()).isEqualTo(1);
    assertThat(reader.varint()).isEqualTo(-2);
  }

  @Test
  void shouldReadString() {
    WireReader reader = reader("120774657374696e67");

    assertThat(reader.field()).isEqualTo(2);
    assertThat(reader.isPacked()).isTrue();
    assertThat(reader.string()).isEqualTo("testing");
  }

  @Test
  void shouldSkipEveryWireType() {
    // Varint, 64 bits, length-delimited, 32 bits, and a varint to read.
    WireReader reader = reader("0801 110000000000000000 1a020102 2500000000 2805".replace(" ", ""));
    for (int field = 1; field <= 4; field++) {
      assertThat(reader.field()).isEqualTo(field);
      reader.skip();
    }

    assertThat(reader.field()).isEqualTo(5);
    assertThat(reader.varint()).isEqualTo(5);
  }

  @Test
  void shouldRefuseEndlessVarint() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader("ffffffffffffffffffffff").varint());
  }

  private static WireReader reader(String hex) {
    return new WireReader(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }
}
