package io.anabranch.processor.content.conversation;

/**
 * Where somebody begins to speak.
 *
 * @param line of the label
 * @param label of the speaker
 */
record Turn(int line, TurnLabel label) {}
