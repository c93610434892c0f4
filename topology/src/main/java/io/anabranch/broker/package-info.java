/** Message brokers beside Kafka: where their servers are, and as whom one connects to them. */
@NullMarked
package io.anabranch.broker;

import org.jspecify.annotations.NullMarked;
