/** The parts that speak to message brokers of others, with real ones. */
@NullMarked
package io.anabranch.brokers;

import org.jspecify.annotations.NullMarked;
