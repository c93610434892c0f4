/** Connections to RabbitMQ. */
@NullMarked
package io.anabranch.broker.rabbitmq;

import org.jspecify.annotations.NullMarked;
