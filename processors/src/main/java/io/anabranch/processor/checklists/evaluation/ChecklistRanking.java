package io.anabranch.processor.checklists.evaluation;

import io.anabranch.processor.Document;
import io.anabranch.schema.ChecklistMatch;
import java.util.List;

/** Ranks checklists whether they are near enough or not: what a measurement of the order needs. */
public interface ChecklistRanking {

  /**
   * All active checklists, best first.
   *
   * @param document has what the processor needs
   */
  List<ChecklistMatch> rank(Document document);
}
