package io.anabranch.topology.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Avro's JSON encoding. */
public final class AvroJson {

  private AvroJson() {}

  /** Encodes a record. */
  public static String encode(SpecificRecord value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      JsonEncoder encoder = EncoderFactory.get().jsonEncoder(value.getSchema(), out);
      new SpecificDatumWriter<SpecificRecord>(value.getSchema()).write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /**
   * Decodes what {@link #encode} gave.
   *
   * @throws UncheckedIOException if it is no record of this type
   */
  public static <T extends SpecificRecord> T decode(Class<T> type, String json) {
    Schema schema = SpecificData.get().getSchema(type);
    try {
      return new SpecificDatumReader<T>(schema)
          .read(null, DecoderFactory.get().jsonDecoder(schema, json));
    } catch (IOException e) {
      throw new UncheckedIOException("no " + type.getSimpleName(), e);
    }
  }
}
