package io.anabranch.processor.checklists.evaluation;

import java.util.List;

/**
 * What the checklists stage says about a text.
 *
 * @param given ids of the checklists that it gives, best first
 * @param ranked ids of the checklists in its order, whether near enough or not
 */
record ChecklistAnswer(List<String> given, List<String> ranked) {

  boolean isRefused() {
    return given.isEmpty();
  }

  /** Place of a checklist, from 1; 0 if it has none. */
  int rank(String id) {
    return ranked.indexOf(id) + 1;
  }

  boolean isGivenFirst(String id) {
    return !given.isEmpty() && given.get(0).equals(id);
  }
}
