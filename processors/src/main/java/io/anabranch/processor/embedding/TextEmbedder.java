package io.anabranch.processor.embedding;

import io.anabranch.schema.ModelInfo;
import java.util.List;

/** Turns texts into unit vectors. Safe for use by several threads. */
public interface TextEmbedder extends AutoCloseable {

  ModelInfo model();

  /** Number of elements of a vector. */
  int dimension();

  /**
   * One vector of Euclidean length 1 a text, in the same order. A vector does not depend on the
   * other texts.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  float[][] embed(List<String> texts);

  @Override
  void close();
}
