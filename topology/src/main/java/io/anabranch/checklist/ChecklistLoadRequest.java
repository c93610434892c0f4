package io.anabranch.checklist;

import io.anabranch.operation.InvalidRequestException;
import io.anabranch.reference.LoadRequest;
import io.anabranch.schema.Checklist;
import java.util.List;

/**
 * Which checklists are to be loaded.
 *
 * @param entries each with an id of its own, in place of the one that has it
 * @param replace whether all others are removed
 */
public record ChecklistLoadRequest(List<Checklist> entries, boolean replace)
    implements LoadRequest<Checklist> {

  /**
   * @throws InvalidRequestException if there is none, or an id comes twice
   */
  public ChecklistLoadRequest {
    entries = LoadRequest.checked("entries", entries, Checklist::getId);
  }
}
