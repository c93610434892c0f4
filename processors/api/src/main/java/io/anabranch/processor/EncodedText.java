package io.anabranch.processor;

/**
 * What a model makes of a text: a vector, by whose cosine texts are compared, and perhaps a hidden
 * state, from which classifiers learn. The last layers of a model for likeness drop what does not
 * matter to it, such as polarity; layers in the middle still have it (Liu et al. 2019, "Linguistic
 * Knowledge and Transferability of Contextual Representations").
 */
public final class EncodedText {

  private final float[] vector;
  private final float[] hiddenState;

  /**
   * @param vector of Euclidean length 1
   * @param hiddenState the mean state of the tokens after a middle layer, of Euclidean length 1;
   *     empty if the model gives none
   */
  public EncodedText(float[] vector, float[] hiddenState) {
    this.vector = vector;
    this.hiddenState = hiddenState;
  }

  /** The vector, not a copy. */
  public float[] vector() {
    return vector;
  }

  /** The hidden state, not a copy. */
  public float[] hiddenState() {
    return hiddenState;
  }
}
