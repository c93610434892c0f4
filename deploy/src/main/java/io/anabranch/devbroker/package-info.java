/**
 * Servers of NATS, RabbitMQ and Redis that are installed on this machine, started for benchmarks
 * and tests. Each ends with the JVM that started it, however that ends.
 *
 * <p>May use the JDK, slf4j and {@code io.anabranch.devcluster} alone.
 */
@NullMarked
package io.anabranch.devbroker;

import org.jspecify.annotations.NullMarked;
