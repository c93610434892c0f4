package io.anabranch.checklist;

import io.anabranch.cluster.Connection;
import io.anabranch.processor.checklists.ChecklistsStage;
import io.anabranch.reference.ReferenceTopic;
import io.anabranch.schema.Checklist;

/** The topic of checklists, which running stages follow. To be used by one thread. */
public final class ChecklistTopic extends ReferenceTopic<Checklist> {

  /**
   * @param connection closed by the caller
   */
  public ChecklistTopic(Connection connection) {
    super(connection, ChecklistsStage.CHECKLIST_SET, Checklist::getId);
  }
}
