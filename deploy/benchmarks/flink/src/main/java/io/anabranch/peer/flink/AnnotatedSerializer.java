package io.anabranch.peer.flink;

import io.anabranch.schema.Source;
import io.anabranch.topology.record.AvroBinary;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes elements in Avro's binary encoding. */
final class AnnotatedSerializer extends TypeSerializerSingleton<Annotated> {

  static final AnnotatedSerializer INSTANCE = new AnnotatedSerializer();

  private static final long serialVersionUID = 1L;
  private static final int NO_KEY = -1;

  /** Tells Flink that there is one form only. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Annotated> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }

  @Override
  public void serialize(Annotated element, DataOutputView out) throws IOException {
    Source source = element.source();
    out.writeUTF(source.getTopic());
    out.writeInt(source.getPartition());
    out.writeLong(source.getOffset());
    out.writeLong(source.getTimestamp().toEpochMilli());
    byte[] key = element.key();
    if (key == null) {
      out.writeInt(NO_KEY);
    } else {
      writeBytes(out, key);
    }
    out.writeInt(element.values().size());
    for (Map.Entry<String, SpecificRecord> value : element.values().entrySet()) {
      out.writeUTF(value.getKey());
      writeBytes(out, AvroBinary.encode(value.getValue()));
    }
  }

  @Override
  public Annotated deserialize(DataInputView in) throws IOException {
    Source source =
        new Source(in.readUTF(), in.readInt(), in.readLong(), Instant.ofEpochMilli(in.readLong()));
    int keyLength = in.readInt();
    byte @Nullable [] key = keyLength == NO_KEY ? null : readBytes(in, keyLength);
    int count = in.readInt();
    Map<String, SpecificRecord> values = new HashMap<>();
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      values.put(name, decode(name, readBytes(in, in.readInt())));
    }
    return new Annotated(source, key, values);
  }

  @Override
  public Annotated deserialize(Annotated reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public void copy(DataInputView from, DataOutputView to) throws IOException {
    serialize(deserialize(from), to);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Annotated createInstance() {
    return new Annotated(new Source("", 0, 0L, Instant.EPOCH), null, Map.of());
  }

  @Override
  public Annotated copy(Annotated from) {
    return from;
  }

  @Override
  public Annotated copy(Annotated from, Annotated reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<Annotated> snapshotConfiguration() {
    return new Snapshot();
  }

  private static SpecificRecord decode(String name, byte[] bytes) throws IOException {
    Schema schema = SpecificData.get().getSchema(SharedPeer.annotation(name).type());
    return new SpecificDatumReader<SpecificRecord>(schema)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }

  private static void writeBytes(DataOutputView out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputView in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
