/** A gateway as it is configured: what it writes to Kafka, and by which ways callers reach it. */
@NullMarked
package io.anabranch.gateway.server;

import org.jspecify.annotations.NullMarked;
