package io.anabranch.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;

/** Writes records of one schema, under one id. Thread-safe. */
final class RecordWriter {

  private final int id;
  private final Schema schema;
  private final Schema target;
  private final DatumWriter<IndexedRecord> writer;

  /**
   * @param example a record of the kind to write: generated or generic
   * @param target the registered schema; if it is not the record's own, records are resolved to it
   */
  RecordWriter(int id, IndexedRecord example, Schema target) {
    this.id = id;
    this.schema = example.getSchema();
    this.target = target;
    this.writer = writer(example);
  }

  private static DatumWriter<IndexedRecord> writer(IndexedRecord example) {
    if (example instanceof SpecificRecordBase record) {
      return new SpecificDatumWriter<>(example.getSchema(), record.getSpecificData());
    }
    return example instanceof SpecificRecord
        ? new SpecificDatumWriter<>(example.getSchema(), SpecificData.get())
        : new GenericDatumWriter<>(example.getSchema());
  }

  /**
   * @throws SerializationException if the record does not fit its schema. Avro's own exception is
   *     left out, since its message may quote the record.
   */
  byte[] write(IndexedRecord record) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      WireFormat.writeHeader(out, id);
      if (target.equals(schema)) {
        encode(writer, record, out);
      } else {
        encode(new GenericDatumWriter<>(target), resolve(record), out);
      }
      return out.toByteArray();
    } catch (RuntimeException | IOException e) {
      throw new SerializationException(
          "A record of %s cannot be written with schema %d: %s%s"
              .formatted(schema.getFullName(), id, e.getClass().getName(), missing(record)));
    }
  }

  private IndexedRecord resolve(IndexedRecord record) throws IOException {
    ByteArrayOutputStream own = new ByteArrayOutputStream();
    encode(writer, record, own);
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(own.toByteArray(), null);
    return new GenericDatumReader<IndexedRecord>(schema, target).read(null, decoder);
  }

  private static void encode(
      DatumWriter<IndexedRecord> writer, IndexedRecord record, ByteArrayOutputStream out)
      throws IOException {
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    writer.write(record, encoder);
    encoder.flush();
  }

  /** The most frequent mistake deserves its field's name. */
  private static String missing(IndexedRecord record) {
    return record.getSchema().getFields().stream()
        .filter(field -> record.get(field.pos()) == null && !field.schema().isNullable())
        .findFirst()
        .map(field -> ", field " + field.name() + " is null")
        .orElse("");
  }
}
