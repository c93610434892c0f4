package io.anabranch.processor.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The numbers in which the model that ships multiplies. Vectors agree to the fourth digit. */
public enum Precision {
  /** 32-bit floats. */
  FP32,
  /** bfloat16, of 16 bits: on processors that multiply it, about twice as fast. */
  BF16;

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** Flags of processors that multiply bfloat16, as Linux names them. */
  private static final Set<String> MULTIPLY_BF16 = Set.of("avx512_bf16", "amx_bf16");

  /**
   * Whether two models give vectors that can be compared with one another: they are the same but
   * for their precision.
   *
   * @param one id, or version, of a model
   */
  public static boolean areComparable(String one, String other) {
    return without(one).equals(without(other));
  }

  private static String without(String id) {
    return id.replace("-" + BF16 + "-", "-" + FP32 + "-");
  }

  /**
   * Checks that this processor has it.
   *
   * @throws IllegalArgumentException if not
   */
  void requireSupport() {
    if (this == BF16 && !multipliesBf16()) {
      throw new IllegalArgumentException(
          "option 'precision' is '%s'; allowed on this processor is %s: it has none of %s"
              .formatted(this, FP32, MULTIPLY_BF16.stream().sorted().toList()));
    }
  }

  /** Whether this processor multiplies bfloat16, where the operating system tells: Linux. */
  public static boolean multipliesBf16() {
    if (!Files.isReadable(PROCESSORS)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .flatMap(line -> Arrays.stream(line.split("\\s+")))
          .anyMatch(MULTIPLY_BF16::contains);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name in lower case, as options and versions have it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
