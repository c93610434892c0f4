package io.anabranch.evaluation;

import java.util.Locale;

/** Numbers as tables show them. */
final class Decimals {

  private Decimals() {}

  static String one(double number) {
    return String.format(Locale.ROOT, "%,.1f", number);
  }

  static String three(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }

  static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
