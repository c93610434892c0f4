package io.anabranch.processor.linear.training;

import io.anabranch.processor.linear.features.TextFeatures;
import java.util.List;

/** The features of a text and the labels that it should get, the most important one first. */
record Example(TextFeatures features, List<String> labels) {

  Example withoutEmbedding() {
    return new Example(features.withoutEmbedding(), labels);
  }
}
