/**
 * Compares what two implementations or models of a stage say of the same messages. Knows neither
 * Kafka nor a model.
 */
@NullMarked
package io.anabranch.comparison;

import org.jspecify.annotations.NullMarked;
