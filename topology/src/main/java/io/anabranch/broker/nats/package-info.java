/** Connections to servers of NATS. */
@NullMarked
package io.anabranch.broker.nats;

import org.jspecify.annotations.NullMarked;
