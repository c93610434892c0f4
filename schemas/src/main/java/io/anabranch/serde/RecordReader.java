package io.anabranch.serde;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Reads records of one schema id. Thread-safe. */
final class RecordReader {

  private final int id;
  private final String name;
  private final DatumReader<?> reader;

  private RecordReader(int id, Schema writer, DatumReader<?> reader) {
    SchemaBounds.check(id, writer);
    this.id = id;
    this.name = writer.getFullName();
    this.reader = reader;
  }

  static RecordReader generic(int id, Schema writer) {
    return new RecordReader(id, writer, new GenericDatumReader<>(writer));
  }

  /**
   * Resolves what was written to the schema of the generated class of the same name.
   *
   * @throws SerializationException if there is no such class
   */
  static RecordReader specific(int id, Schema writer) {
    Class<? extends SpecificRecord> type =
        GeneratedData.find(writer)
            .orElseThrow(
                () ->
                    new SerializationException(
                        "Schema %d is %s, for which no generated class is on the class path"
                            .formatted(id, writer.getFullName())));
    GeneratedData data = new GeneratedData(type);
    return new RecordReader(
        id, writer, new SpecificDatumReader<>(writer, data.getSchema(type), data));
  }

  /**
   * Reads the bytes after the header, all of them.
   *
   * @throws SerializationException if they are not a record of the schema. Avro's own exception is
   *     left out, since its message may quote the record.
   */
  Object read(byte[] message) {
    int length = message.length - WireFormat.HEADER_LENGTH;
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(message, WireFormat.HEADER_LENGTH, length, null);
    Object datum;
    boolean complete;
    try {
      datum = reader.read(null, decoder);
      complete = decoder.isEnd();
    } catch (RuntimeException | IOException | StackOverflowError e) {
      throw new SerializationException(
          "%d bytes are not a record of schema %d (%s): %s"
              .formatted(length, id, name, e.getClass().getName()));
    }
    if (!complete) {
      throw new SerializationException(
          "%d bytes are more than a record of schema %d (%s)".formatted(length, id, name));
    }
    return datum;
  }
}
