/** Callers by NATS: a request on a subject is a message, and the reply is its answer. */
@NullMarked
package io.anabranch.gateway.nats;

import org.jspecify.annotations.NullMarked;
