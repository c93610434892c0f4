package io.anabranch.processor.linear.features;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much each part of the input counts.
 *
 * @param embedding length of the embedding in the model's input, more than 0
 * @param blocks length of each block that is used, more than 0
 */
public record Scales(double embedding, Map<FeatureBlock, Double> blocks) {

  /**
   * @throws IllegalArgumentException if a length is not a positive number
   */
  public Scales {
    check("embedding", embedding);
    blocks.forEach((block, scale) -> check(block.name(), scale));
    Map<FeatureBlock, Double> ordered = new EnumMap<>(FeatureBlock.class);
    ordered.putAll(blocks);
    blocks = Collections.unmodifiableMap(ordered);
  }

  private static void check(String part, double scale) {
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "scale of " + part + " is " + scale + "; allowed are positive numbers");
    }
  }
}
