package io.anabranch.processor;

import io.anabranch.schema.ModelInfo;
import java.util.List;

/** Turns texts into unit vectors. Safe for use by several threads. */
public interface TextEmbedder extends AutoCloseable {

  ModelInfo model();

  /** Number of elements of a vector. */
  int dimension();

  /**
   * One encoding a text, in the same order. It does not depend on the other texts.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  List<EncodedText> encode(List<String> texts);

  /** The vectors alone of what {@link #encode} gives. */
  default float[][] embed(List<String> texts) {
    return encode(texts).stream().map(EncodedText::vector).toArray(float[][]::new);
  }

  @Override
  void close();
}
