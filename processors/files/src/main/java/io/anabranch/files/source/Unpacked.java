package io.anabranch.files.source;

import io.anabranch.files.row.UnreadableFileException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * What an archive holds, as long as it does not grow without bounds when it is unpacked: text packs
 * to a tenth or twentieth, and what packs to less than a two-hundredth is there to do harm.
 */
public final class Unpacked extends FilterInputStream {

  private static final long HARMLESS_BYTES = 100L << 20;
  private static final int HIGHEST_RATIO = 200;

  private final String name;
  private final CountedInput packed;
  private final boolean closesPacked;
  private long unpacked;

  private Unpacked(String name, InputStream in, CountedInput packed, boolean closesPacked) {
    super(in);
    this.name = name;
    this.packed = packed;
    this.closesPacked = closesPacked;
  }

  /**
   * Unpacks gzip, all members one after the other.
   *
   * @param name for errors
   */
  public static InputStream gzip(String name, InputStream in) throws IOException {
    CountedInput packed = new CountedInput(in);
    return new Unpacked(
        name,
        GzipCompressorInputStream.builder()
            .setInputStream(packed)
            .setDecompressConcatenated(true)
            .get(),
        packed,
        true);
  }

  /**
   * The entry at which an archive stands. Closing it leaves the archive open.
   *
   * @param name of the entry, for errors
   * @param packed what the archive is read from
   */
  public static InputStream entry(String name, ZipInputStream zip, CountedInput packed) {
    return new Unpacked(name, zip, packed, false);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int count = in.read(bytes, offset, length);
      unpacked += Math.max(0, count);
      if (unpacked > HARMLESS_BYTES && unpacked / HIGHEST_RATIO > packed.count()) {
        throw new UnreadableFileException(
            name,
            "unpacks to more than %d times its size; unpack it yourself if that is right"
                .formatted(HIGHEST_RATIO));
      }
      return count;
    } catch (EOFException e) {
      throw new UnreadableFileException(name, "the archive ends too early; copy it again", e);
    } catch (IOException e) {
      throw new UnreadableFileException(name, "the archive is damaged or encrypted", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (closesPacked) {
      super.close();
    }
  }
}
