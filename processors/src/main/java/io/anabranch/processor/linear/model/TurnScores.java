package io.anabranch.processor.linear.model;

import java.util.List;

/**
 * What a model says about the turns of a conversation.
 *
 * @param turns the first ones, in text order
 * @param leftOut number of those behind them
 */
public record TurnScores(List<Turn> turns, int leftOut) {

  /**
   * One turn.
   *
   * @param begin offset in the text
   * @param end offset after it
   * @param scores all labels, the most probable first
   * @param rejected whether it may belong to none of them
   */
  public record Turn(int begin, int end, List<LabelScore> scores, boolean rejected) {

    /** The most probable label. */
    public LabelScore best() {
      return scores.get(0);
    }
  }

  public TurnScores {
    turns = List.copyOf(turns);
  }
}
