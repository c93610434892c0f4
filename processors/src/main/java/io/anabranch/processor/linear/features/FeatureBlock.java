package io.anabranch.processor.linear.features;

/** A family of counted features. Each block is weighted and normalised on its own. */
public enum FeatureBlock {
  /** 1 and 2 neighbouring words. */
  WORDS,
  /** 3 to 5 neighbouring characters of one word. */
  CHARACTERS,
  /** 1 and 2 neighbouring lemmas. */
  LEMMAS,
  /** 1 to 3 neighbouring part-of-speech tags. */
  TAGS,
  /** Negated words, polar words and signs of feeling. */
  AFFECT,
  /** Topics of words, and 2 neighbouring ones of a sentence. */
  TOPICS
}
