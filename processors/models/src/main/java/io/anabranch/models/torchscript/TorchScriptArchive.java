package io.anabranch.models.torchscript;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript archive: a zip of uncompressed entries under one root folder.
 *
 * @see <a
 *     href="https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/docs/serialization.md">TorchScript
 *     serialization</a>
 */
final class TorchScriptArchive implements AutoCloseable {

  private static final String ROOT = "model/";

  private final ZipOutputStream zip;

  private TorchScriptArchive(OutputStream out) {
    zip = new ZipOutputStream(out);
  }

  /**
   * Writes one object with its class.
   *
   * @param code TorchScript text that defines the class
   * @param className the class, with a {@code __setstate__} that takes the state
   */
  static void write(Path file, String code, String className, List<Tensor> state)
      throws IOException {
    try (TorchScriptArchive archive =
        new TorchScriptArchive(new BufferedOutputStream(Files.newOutputStream(file)))) {
      archive.put("data.pkl", Pickle.object(className, state));
      archive.put("code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      archive.put("constants.pkl", Pickle.emptyTuple());
      archive.put("version", "10\n".getBytes(StandardCharsets.US_ASCII));
      archive.put("byteorder", "little".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < state.size(); i++) {
        archive.put("data/" + i, littleEndian(state.get(i).values()));
      }
    }
  }

  private static byte[] littleEndian(FloatBuffer values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.limit() * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values.duplicate().rewind());
    return bytes.array();
  }

  private void put(String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(ROOT + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTime(0);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
