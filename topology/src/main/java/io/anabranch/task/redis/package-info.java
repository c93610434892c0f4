/**
 * Tasks for workers by streams of Redis.
 *
 * <p>The tasks of a {@link io.anabranch.task.TaskQueue} are entries of the stream of its name,
 * which is read by the group {@code workers}; what comes back are entries of a stream of the
 * sender's.
 */
@NullMarked
package io.anabranch.task.redis;

import org.jspecify.annotations.NullMarked;
