/**
 * What all operations on a running pipeline have in common: how they fail, how they are cancelled,
 * and how they close what they have opened. An operation takes a typed request, tells a listener of
 * its progress and returns a typed result. It prints nothing and ends no process. The listener is
 * called on the thread of the operation, and must not throw.
 *
 * <p>A key of the configuration that is wrong is a {@link
 * org.apache.kafka.common.config.ConfigException}, a field of a request that is wrong an {@link
 * io.anabranch.operation.InvalidRequestException}, and everything else that a user can do something
 * about another {@link io.anabranch.operation.OperationException}: what a cluster has refused, a
 * process that does not answer, a record that cannot be decoded. Kafka's producers and consumers
 * throw {@link org.apache.kafka.common.KafkaException} besides.
 */
@NullMarked
package io.anabranch.operation;

import org.jspecify.annotations.NullMarked;
