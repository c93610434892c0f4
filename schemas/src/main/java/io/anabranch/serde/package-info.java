/**
 * Avro in the Confluent wire format, with a schema registry that speaks the Confluent REST API.
 *
 * <p>May use Avro, Jackson and kafka-clients; knows nothing of the stages.
 */
@NullMarked
package io.anabranch.serde;

import org.jspecify.annotations.NullMarked;
