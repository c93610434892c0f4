package io.anabranch.processor.classification;

import io.anabranch.data.LabelledText;
import io.anabranch.processor.Document;
import io.anabranch.processor.linear.model.LabelScore;
import io.anabranch.processor.linear.model.LinearAnnotation;
import io.anabranch.processor.linear.model.LinearTextModel;
import io.anabranch.processor.linear.model.TurnScores;
import io.anabranch.processor.linear.model.TurnScoring;
import io.anabranch.schema.Classification;
import io.anabranch.schema.RankedLabel;
import io.anabranch.schema.TurnClassification;
import java.util.List;

/** Makes the annotation of a message and of its turns. */
record LinearClassification(TurnScoring turns) implements LinearAnnotation<Classification> {

  @Override
  public Classification of(LinearTextModel model, Document document, List<LabelScore> scores) {
    Classification classification = classification(scores, model.rejects(scores));
    TurnScores each = turns.of(model, document, scores);
    classification.setTurns(each.turns().stream().map(LinearClassification::turn).toList());
    classification.setTurnsLeftOut(each.leftOut());
    return classification;
  }

  /**
   * @param scores all labels, the most probable first
   * @param rejected whether the message may belong to none of them
   */
  static Classification classification(List<LabelScore> scores, boolean rejected) {
    Classification classification = new Classification();
    classification.setLabel(label(scores.get(0), rejected));
    classification.setProbability(scores.get(0).probability());
    classification.setLabels(
        scores.stream()
            .filter(score -> score.given() && !rejected)
            .map(LabelScore::label)
            .toList());
    classification.setRanked(
        scores.stream().map(one -> new RankedLabel(one.label(), one.probability())).toList());
    return classification;
  }

  private static TurnClassification turn(TurnScores.Turn turn) {
    return new TurnClassification(
        turn.begin(), turn.end(), label(turn.best(), turn.rejected()), turn.best().probability());
  }

  private static String label(LabelScore best, boolean rejected) {
    return rejected ? LabelledText.NONE_OF_THESE : best.label();
  }
}
