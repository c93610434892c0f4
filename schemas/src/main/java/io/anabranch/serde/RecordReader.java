package io.anabranch.serde;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one schema. Thread-safe.
 *
 * <p>Uses Avro's fast reader, but builds it up front and alone: the one that Avro shares among
 * readers is built on first use, and neither threads that do so at once nor one that fails in the
 * middle leave it usable.
 */
final class RecordReader {

  private final String name;
  private final DatumReader<?> reader;

  private RecordReader(String id, Schema writer, Schema reader, GenericData data) {
    SchemaBounds.check(id, writer);
    this.name = "%s (%s)".formatted(id, writer.getFullName());
    try {
      this.reader = new FastReaderBuilder(data).createDatumReader(writer, reader);
    } catch (RuntimeException | IOException e) {
      throw new SerializationException(name + " cannot be read", e);
    }
  }

  static RecordReader generic(String id, Schema writer) {
    return new RecordReader(id, writer, writer, new GenericData());
  }

  /**
   * Resolves what was written to the schema of the generated class of the same name.
   *
   * @throws SerializationException if there is no such class
   */
  static RecordReader specific(String id, Schema writer) {
    Class<?> type = generatedClass(writer);
    if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
      throw new SerializationException(
          "%s is %s, for which no generated class is on the class path"
              .formatted(id, writer.getFullName()));
    }
    SpecificData data = SpecificData.getForClass(type);
    return new RecordReader(id, writer, data.getSchema(type), data);
  }

  /** Looks in the class loaders of Avro and of the thread. */
  private static @Nullable Class<?> generatedClass(Schema schema) {
    if (schema.getType() != Schema.Type.RECORD) {
      return null;
    }
    GeneratedClassTrust.ensure();
    try {
      return new SpecificData().getClass(schema);
    } catch (SecurityException | LinkageError e) {
      return null; // A class of that name is there, but is no generated one.
    }
  }

  /**
   * Reads all bytes from one on.
   *
   * @throws SerializationException if they are not a record of the schema. Avro's own exception is
   *     left out, since its message may quote the record.
   */
  Object read(byte[] message, int from) {
    int length = message.length - from;
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(message, from, length, null);
    Object datum;
    boolean complete;
    try {
      datum = reader.read(null, decoder);
      complete = decoder.isEnd();
    } catch (RuntimeException | IOException | StackOverflowError e) {
      throw new SerializationException(
          "%d bytes are not a record of %s: %s".formatted(length, name, e.getClass().getName()));
    }
    if (!complete) {
      throw new SerializationException(
          "%d bytes are more than a record of %s".formatted(length, name));
    }
    return datum;
  }
}
