package io.anabranch.processor.content.conversation;

/** Who is named in the label of a speaker. */
public final class SpeakerName {

  private SpeakerName() {}

  /**
   * The name by which the turns of one speaker are known.
   *
   * @param label a line with a label alone
   * @return empty if it names nobody, as a line with a time alone does
   */
  public static String in(String label) {
    return TurnLabel.of(label).map(TurnLabel::key).orElse("");
  }
}
