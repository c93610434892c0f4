package io.anabranch.topology.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Avro's single-object encoding of the types of this project, so that topologies can be tested
 * without a registry. Anything else is a {@link SerializationException}, as it is with a registry.
 */
public final class SingleObjectSerdes {

  private static final int HEADER_BYTES = 10;

  private static final Map<Long, Class<? extends SpecificRecord>> TYPES =
      Stream.of(
              io.anabranch.schema.Message.class,
              io.anabranch.schema.TaggedText.class,
              io.anabranch.schema.Content.class,
              io.anabranch.schema.Embedding.class,
              io.anabranch.schema.Sentiment.class,
              io.anabranch.schema.Classification.class,
              io.anabranch.schema.Checklists.class,
              io.anabranch.schema.Checklist.class,
              io.anabranch.schema.Keywords.class,
              io.anabranch.schema.LexiconTerm.class,
              io.anabranch.schema.Gathered.class,
              io.anabranch.schema.Enriched.class,
              io.anabranch.schema.DeadLetter.class)
          .collect(
              Collectors.toUnmodifiableMap(
                  type -> SchemaNormalization.parsingFingerprint64(schema(type)), type -> type));

  private SingleObjectSerdes() {}

  public static RecordSerdes serdes() {
    return new RecordSerdes(
        () -> (topic, record) -> write((SpecificRecord) record),
        () -> (topic, bytes) -> decode(bytes));
  }

  /** Serdes whose deserializer does more. */
  public static RecordSerdes readingWith(Deserializer<Object> deserializer) {
    return new RecordSerdes(serdes().serializers(), () -> deserializer);
  }

  private static byte[] write(SpecificRecord record) {
    try {
      return encode(record);
    } catch (NullPointerException | AvroRuntimeException e) {
      throw new SerializationException("not as its schema says");
    }
  }

  public static byte[] encode(SpecificRecord record) {
    try {
      SpecificData data = SpecificData.getForClass(record.getClass());
      return new BinaryMessageEncoder<>(data, record.getSchema()).encode(record).array();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  public static <T extends SpecificRecord> T decode(byte[] bytes, Class<T> type) {
    return type.cast(decode(bytes));
  }

  public static Object decode(byte[] bytes) {
    if (bytes.length < HEADER_BYTES) {
      throw new SerializationException("no single-object encoding");
    }
    long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    Class<? extends SpecificRecord> type = TYPES.get(fingerprint);
    if (type == null) {
      throw new SerializationException("unknown schema");
    }
    try {
      return new BinaryMessageDecoder<>(SpecificData.getForClass(type), schema(type)).decode(bytes);
    } catch (IOException | AvroRuntimeException e) {
      throw new SerializationException("not valid Avro", e);
    }
  }

  private static Schema schema(Class<?> type) {
    return SpecificData.get().getSchema(type);
  }
}
