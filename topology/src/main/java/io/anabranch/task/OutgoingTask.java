package io.anabranch.task;

import java.time.Instant;

/**
 * A task to be sent.
 *
 * @param id of this task alone; sent again, it has the same
 * @param body JSON, not to be changed
 * @param deadline after which nobody waits for the answer, and no worker should begin
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record OutgoingTask(String id, byte[] body, Instant deadline) {}
