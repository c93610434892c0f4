package io.anabranch.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.Message;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the bytes, a record or a {@link SerializationException}: never anything else, and never
 * memory out of proportion to them.
 */
class AvroDeserializerFuzzTest {

  private static final Schema NODE =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Node", "fields": [
                {"name": "next", "type": ["null", "Node"]},
                {"name": "names", "type": {"type": "map", "values": "bytes"}},
                {"name": "all", "type": {"type": "array", "items": "Node"}}]}""");

  /** Every record that is read or refused may take so much, beside a multiple of its size. */
  private static final long BYTES_A_RECORD = 256 * 1024;

  private static final long BYTES_A_BYTE = 500;

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Schema 2 is recursive, the others are ours. */
  private static AvroDeserializer deserializer(boolean specific) {
    Map<Integer, Schema> schemas =
        Map.of(
            1, Enriched.getClassSchema(),
            2, NODE,
            3, Message.getClassSchema(),
            4, DeadLetter.getClassSchema());
    AvroDeserializer deserializer = new AvroDeserializer(new FixedSchemas(schemas));
    deserializer.configure(Map.of("specific.avro.reader", specific), false);
    for (int id : schemas.keySet()) {
      // Readers are made once, and take more memory than a record.
      deserialize(deserializer, new byte[] {0, 0, 0, 0, (byte) id});
    }
    return deserializer;
  }

  private static boolean isRejected(AvroDeserializer deserializer, byte[] bytes) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    boolean rejected = deserialize(deserializer, bytes);
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
        .as("bytes allocated for %d bytes", bytes.length)
        .isLessThan(BYTES_A_RECORD + BYTES_A_BYTE * bytes.length);
    return rejected;
  }

  private static boolean deserialize(AvroDeserializer deserializer, byte[] bytes) {
    try {
      deserializer.deserialize("t", bytes);
      return false;
    } catch (SerializationException e) {
      return e.getClass() == SerializationException.class;
    }
  }

  @Test
  void shouldRejectRandomBytes() {
    Random random = new Random(20_261_121);
    List<AvroDeserializer> deserializers = List.of(deserializer(true), deserializer(false));
    int rejected = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      if (i % 10 != 0 && bytes.length > 5) {
        System.arraycopy(new byte[] {0, 0, 0, 0, (byte) (1 + i % 4)}, 0, bytes, 0, 5);
      }
      rejected += isRejected(deserializers.get(random.nextInt(2)), bytes) ? 1 : 0;
    }

    assertThat(rejected).isGreaterThan(19_000);
  }

  @Test
  void shouldSurviveDamageToAGoodRecord() {
    Random random = new Random(7);
    byte[] good =
        new RecordWriter(1, Records.enriched(), Enriched.getClassSchema())
            .write(Records.enriched());
    Map<Boolean, Integer> outcomes = new HashMap<>();
    AvroDeserializer deserializer = deserializer(true);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = good.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        damaged[5 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt();
      }
      outcomes.merge(isRejected(deserializer, damaged), 1, Integer::sum);
    }

    assertThat(outcomes).containsOnlyKeys(true, false);
  }

  @Test
  void shouldRejectEveryPrefixAndEveryExtensionOfAGoodRecord() {
    byte[] good =
        new RecordWriter(1, Records.enriched(), Enriched.getClassSchema())
            .write(Records.enriched());
    AvroDeserializer deserializer = deserializer(true);

    assertThat(isRejected(deserializer, good)).isFalse();
    for (int length = 0; length < good.length; length++) {
      assertThat(isRejected(deserializer, Arrays.copyOf(good, length))).isTrue();
    }
    assertThat(isRejected(deserializer, Arrays.copyOf(good, good.length + 1))).isTrue();
  }

  @Test
  void shouldRejectNestingThatEndsTheStack() {
    byte[] deep = new byte[5_000_000];
    Arrays.fill(deep, (byte) 2);
    System.arraycopy(new byte[] {0, 0, 0, 0, 2}, 0, deep, 0, 5);

    assertThat(isRejected(deserializer(false), deep)).isTrue();
  }

  /** Each declares about 2^31 or 2^62 of something in a message of a few bytes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "00FEFFFFFF0F", // map entries
        "00FEFFFFFFFFFFFFFF7F",
        "0002FEFFFFFF0F", // length of a map key
        "00020261FEFFFFFF0F", // length of bytes
        "00020261FEFFFFFFFFFFFFFF7F",
        "0000FEFFFFFF0F", // array items
        "0000FFFFFFFFFFFFFFFFFF01", // -2^63 items
        "0000FDFFFFFF0FFEFFFFFF0F" // negative count, then size of the block
      })
  void shouldRejectLengthsThatTheBytesCannotHold(String hex) {
    byte[] bytes = HexFormat.of().parseHex("0000000002" + hex);

    assertThat(isRejected(deserializer(false), bytes)).isTrue();
  }
}
