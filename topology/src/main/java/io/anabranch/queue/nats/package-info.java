/**
 * NATS as a source of messages and as a sink of records: streams of JetStream, which acknowledges,
 * and subjects without it, which does not.
 */
@NullMarked
package io.anabranch.queue.nats;

import org.jspecify.annotations.NullMarked;
