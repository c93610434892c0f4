package io.anabranch.processor.linear.model;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The file {@code weights.bin}. Big-endian: the mark {@code ANLM}, the format 2, the number of
 * labels and of features (4 bytes each), the weights as IEEE 754 single precision in the order of
 * {@link LinearModel#weights()}, and the CRC-32 of all before it (8 bytes).
 */
final class WeightsFile {

  private static final int MARK = 0x414e4c4d;
  private static final int FORMAT = 2;
  private static final long FRAME = 4 * Integer.BYTES + Long.BYTES;

  private WeightsFile() {}

  static void write(Path file, LinearModel model) throws IOException {
    CRC32 crc = new CRC32();
    try (DataOutputStream out =
        new DataOutputStream(
            new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), crc))) {
      out.writeInt(MARK);
      out.writeInt(FORMAT);
      out.writeInt(model.labels());
      out.writeInt(model.features());
      ByteBuffer bytes = ByteBuffer.allocate(model.weights().length * Float.BYTES);
      bytes.asFloatBuffer().put(model.weights());
      out.write(bytes.array());
      out.writeLong(crc.getValue());
    }
  }

  /**
   * @throws IOException if the file is missing, is not of this format, or is damaged
   */
  static LinearModel read(Path file) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        DataInputStream in = new DataInputStream(new CheckedInputStream(raw, crc))) {
      long size = Files.size(file);
      if (size < FRAME || in.readInt() != MARK || in.readInt() != FORMAT) {
        throw new IOException(file + ": not a weights file of format " + FORMAT);
      }
      int labels = in.readInt();
      int features = in.readInt();
      long count = labels * (features + 1L);
      if (labels < 1 || features < 0 || size != FRAME + count * Float.BYTES) {
        throw new IOException(
            "%s: %d bytes do not hold the weights of %d labels and %d features"
                .formatted(file, size, labels, features));
      }
      byte[] bytes = in.readNBytes(Math.toIntExact(count * Float.BYTES));
      long expected = crc.getValue();
      if (in.readLong() != expected) {
        throw new IOException(file + ": damaged, its checksum differs");
      }
      float[] weights = new float[(int) count];
      ByteBuffer.wrap(bytes).asFloatBuffer().get(weights);
      return new LinearModel(labels, features, weights);
    }
  }
}
