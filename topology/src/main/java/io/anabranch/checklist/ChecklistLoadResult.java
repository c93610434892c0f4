package io.anabranch.checklist;

/**
 * What a load has done.
 *
 * @param loaded checklists that were written
 * @param removed checklists that were removed, because they were to be replaced and are no longer
 *     there
 */
public record ChecklistLoadResult(int loaded, int removed) {}
