/** Queues of RabbitMQ as sources of messages, and its exchanges as sinks of records. */
@NullMarked
package io.anabranch.queue.rabbitmq;

import org.jspecify.annotations.NullMarked;
