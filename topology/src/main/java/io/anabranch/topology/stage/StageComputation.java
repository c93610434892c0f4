package io.anabranch.topology.stage;

import io.anabranch.processor.Results;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.record.ComputationDigest;
import io.anabranch.topology.record.Origin;
import io.anabranch.topology.record.ResultHeaders;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What a stage computes: everything that decides its results beside their input.
 *
 * @param stage its name
 * @param options of its processor
 * @param referenceVersion version of the reference data that a result was made with
 * @param readsMessages whether its input are messages, and not what other stages said
 */
record StageComputation(
    String stage,
    Map<String, String> options,
    Function<SpecificRecord, String> referenceVersion,
    boolean readsMessages) {

  StageComputation {
    options = Map.copyOf(options);
  }

  /** Where the message of a record that the stage reads stands. */
  Place place(Record<byte[], byte[]> record, Origin origin, Source source) {
    return readsMessages ? origin.place() : ResultHeaders.place(record.headers(), source);
  }

  /**
   * The record with a header that says where its message stands, if neither its source nor the
   * header of a result does: a retry is to find it.
   */
  Record<byte[], byte[]> placed(Record<byte[], byte[]> record, Origin origin) {
    if (!readsMessages || origin.place().equals(Place.of(origin.self()))) {
      return record;
    }
    Headers headers = new RecordHeaders(record.headers());
    ResultHeaders.writePlace(headers, origin.place());
    return record.withHeaders(headers);
  }

  /** The digest of a record that the stage reads. Without a header it is that of its bytes. */
  long input(Record<byte[], byte[]> record) {
    return readsMessages
        ? ComputationDigest.of(record.value())
        : ResultHeaders.digest(record.headers())
            .orElseGet(() -> ComputationDigest.of(record.value()));
  }

  /**
   * The digest of a result or an error: of the stage, its model and options, the version of its
   * reference data, its input, and the cause of an error.
   */
  long digest(SpecificRecord result, long input) {
    StageError error = Results.error(result);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, stage);
      write(out, Results.model(result).getName());
      write(out, Results.model(result).getVersion());
      out.writeInt(options.size());
      for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
        write(out, option.getKey());
        write(out, option.getValue());
      }
      write(out, error == null ? referenceVersion.apply(result) : "");
      write(out, error == null ? "" : error.getCause().name());
      out.writeLong(input);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return ComputationDigest.of(bytes.toByteArray());
  }

  /** The length first, so that no two lists of texts are written alike. */
  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}
