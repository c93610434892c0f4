/**
 * Tasks by RabbitMQ: a queue for each stage and version of its model, and one for the answers to
 * each sender. A worker is sent one task at a time, so that one that is fatal to workers takes no
 * other with it.
 */
@NullMarked
package io.anabranch.task.rabbitmq;

import org.jspecify.annotations.NullMarked;
