package io.anabranch.faults;

import java.util.Map;

/** What {@code kafka.processing.guarantee} promises. */
enum Delivery {
  AT_LEAST_ONCE("at_least_once"),
  EXACTLY_ONCE("exactly_once_v2");

  private final String guarantee;

  Delivery(String guarantee) {
    this.guarantee = guarantee;
  }

  Map<String, String> settings() {
    return Map.of("kafka.processing.guarantee", guarantee);
  }

  @Override
  public String toString() {
    return guarantee;
  }
}
