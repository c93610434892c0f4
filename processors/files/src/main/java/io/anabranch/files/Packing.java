package io.anabranch.files;

import java.io.BufferedInputStream;
import java.io.IOException;

/** How a file is packed, by its first bytes. */
enum Packing {
  NONE,
  GZIP,
  /** A ZIP archive; workbooks are such archives too. */
  ZIP;

  private static final int MAGIC_BYTES = 4;

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
    return isZip ? ZIP : NONE;
  }
}
