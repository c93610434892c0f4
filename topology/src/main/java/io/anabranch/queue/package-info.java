/**
 * Queues and streams of brokers beside Kafka, from which messages come, and to which records go.
 */
@NullMarked
package io.anabranch.queue;

import org.jspecify.annotations.NullMarked;
