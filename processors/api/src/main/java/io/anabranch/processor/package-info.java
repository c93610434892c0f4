/**
 * What every stage computes: documents in, annotations out, batch by batch, and the graph that runs
 * processors in the order of their needs.
 *
 * <p>May use the Avro types and model libraries. Kafka is banned from this module by the build.
 */
@NullMarked
package io.anabranch.processor;

import org.jspecify.annotations.NullMarked;
