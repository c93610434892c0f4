/**
 * Bridges: messages from queues and streams of other brokers into Kafka, and enriched records out
 * to such brokers. A message is acknowledged where it came from when Kafka has it; a record is done
 * when the other broker has it.
 */
@NullMarked
package io.anabranch.bridge;

import org.jspecify.annotations.NullMarked;
