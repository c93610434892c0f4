package io.anabranch.processor.checklists.evaluation;

import java.util.Optional;

/**
 * A text for which it is known which checklist helps.
 *
 * @param id id of the checklist; empty if none does
 */
public record ChecklistQuery(Optional<String> id, String text) {}
