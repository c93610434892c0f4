/**
 * Tasks by NATS without JetStream: the server keeps nothing. A task goes to a worker that listens,
 * or the sender is told that there is none; one that a worker has taken is lost with it, and with
 * the server, until it is sent again.
 */
@NullMarked
package io.anabranch.task.nats;

import org.jspecify.annotations.NullMarked;
