package io.anabranch.hostile;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a text, or of bytes in hexadecimal, that stands there so many times: what is large is
 * described and not stored.
 */
public record Repeat(String unit, int times) {

  public Repeat {
    if (times < 1) {
      throw new IllegalArgumentException("times must be at least 1, but is " + times);
    }
  }

  static Repeat once(String unit) {
    return new Repeat(unit, 1);
  }

  static List<Repeat> once(byte[] bytes) {
    return List.of(once(HexFormat.of().formatHex(bytes)));
  }

  /** The pieces one after the other. */
  public static String text(List<Repeat> pieces) {
    return pieces.stream()
        .map(piece -> piece.unit().repeat(piece.times()))
        .collect(Collectors.joining());
  }

  /** The pieces one after the other, each hexadecimal. */
  public static byte[] bytes(List<Repeat> pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Repeat piece : pieces) {
      byte[] unit = HexFormat.of().parseHex(piece.unit());
      for (int i = 0; i < piece.times(); i++) {
        out.writeBytes(unit);
      }
    }
    return out.toByteArray();
  }
}
