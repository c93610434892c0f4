/**
 * A Kafka broker and a schema registry for a laptop and for tests, each in a child JVM that ends
 * with the JVM that started it.
 *
 * <p>May use the JDK and slf4j alone: no class of Kafka or the registry meets this class path.
 */
@NullMarked
package io.anabranch.devcluster;

import org.jspecify.annotations.NullMarked;
