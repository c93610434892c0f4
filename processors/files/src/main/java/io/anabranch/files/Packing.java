package io.anabranch.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** How a file is packed, by its first bytes. */
enum Packing {
  NONE,
  GZIP,
  /** A ZIP archive; workbooks are such archives too. */
  ZIP,
  /** A container of Microsoft's OLE, as workbooks were before 2007. */
  OLE;

  private static final int MAGIC_BYTES = 4;
  private static final int OLE_MAGIC = 0xD0CF11E0;

  /** Looks at a stream without reading it. */
  static Packing of(BufferedInputStream in) throws IOException {
    in.mark(MAGIC_BYTES);
    byte[] start = in.readNBytes(MAGIC_BYTES);
    in.reset();
    if (start.length > 1 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b) {
      return GZIP;
    }
    boolean isZip =
        start.length == MAGIC_BYTES
            && start[0] == 'P'
            && start[1] == 'K'
            && ((start[2] == 3 && start[3] == 4) || (start[2] == 5 && start[3] == 6));
    boolean isOle = start.length == MAGIC_BYTES && ByteBuffer.wrap(start).getInt() == OLE_MAGIC;
    return isZip ? ZIP : isOle ? OLE : NONE;
  }
}
