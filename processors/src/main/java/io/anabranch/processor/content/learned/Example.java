package io.anabranch.processor.content.learned;

import java.util.List;

/**
 * Features of something, and what it is.
 *
 * @param outcome what the model learns to tell
 * @param features by name, those that are there
 */
public record Example(Enum<?> outcome, List<String> features) {

  public Example {
    features = List.copyOf(features);
  }
}
