package io.anabranch.processor.checklists;

/**
 * One text of a checklist.
 *
 * @param label which text it is, as {@code ChecklistMatch.matchedBy} names it
 * @param vector of Euclidean length 1; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a list would box every float
record EmbeddedText(String label, String text, float[] vector) {}
