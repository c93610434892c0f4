package io.anabranch.peer.embedding;

import java.util.List;

/** Turns texts into unit vectors of 384 elements, on the thread that calls it. */
interface SentenceEmbedder {

  /**
   * One vector a text, in the same order.
   *
   * @return {@code [texts, 384]}
   */
  float[][] embed(List<String> texts) throws Exception;
}
