package io.anabranch.processor.content.line;

/** What the learned model tells apart. */
public enum LineClass {
  /** All of it is said. */
  SAID,
  /** Nothing of it is said. */
  AROUND,
  /** A label, a colon, and words that are said. */
  LABELLED
}
