package io.anabranch.checklist;

import io.anabranch.operation.InvalidRequestException;
import io.anabranch.schema.Checklist;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which checklists are to be loaded.
 *
 * @param checklists each with an id of its own, in place of the one that has it
 * @param replace whether all others are removed
 */
public record ChecklistLoadRequest(List<Checklist> checklists, boolean replace) {

  /**
   * @throws InvalidRequestException if there is none, or an id comes twice
   */
  public ChecklistLoadRequest {
    checklists = List.copyOf(checklists);
    if (checklists.isEmpty()) {
      throw new InvalidRequestException("checklists", "", "allowed are one or more");
    }
    Set<String> ids = new HashSet<>();
    for (Checklist checklist : checklists) {
      if (!ids.add(checklist.getId())) {
        throw new InvalidRequestException(
            "checklists", checklist.getId(), "allowed is each id once");
      }
    }
  }
}
