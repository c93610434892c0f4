package io.anabranch.topology.assembly;

import io.anabranch.topology.state.AssemblyState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;

/** Reads of an entry of a gather or the join all but annotations and headers, which it skips. */
final class AssemblyHead {

  private static final Set<String> SKIPPED = Set.of("annotations", "headers");

  private static final Schema SCHEMA =
      Schema.createRecord(
          AssemblyState.SCHEMA$.getName(),
          null,
          AssemblyState.SCHEMA$.getNamespace(),
          false,
          AssemblyState.SCHEMA$.getFields().stream()
              .filter(field -> !SKIPPED.contains(field.name()))
              .map(field -> new Schema.Field(field, field.schema()))
              .toList());

  private static final BinaryMessageDecoder<GenericRecord> DECODER = decoder();

  private AssemblyHead() {}

  static AssemblyState decode(byte[] bytes) {
    AssemblyState state = new AssemblyState();
    try {
      GenericRecord head = DECODER.decode(bytes);
      for (Schema.Field field : SCHEMA.getFields()) {
        state.put(AssemblyState.SCHEMA$.getField(field.name()).pos(), head.get(field.pos()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the state is corrupt", e);
    }
    state.setAnnotations(new HashMap<>());
    state.setHeaders(List.of());
    return state;
  }

  private static BinaryMessageDecoder<GenericRecord> decoder() {
    BinaryMessageDecoder<GenericRecord> decoder =
        new BinaryMessageDecoder<>(GenericData.get(), SCHEMA);
    decoder.addSchema(AssemblyState.SCHEMA$);
    return decoder;
  }
}
