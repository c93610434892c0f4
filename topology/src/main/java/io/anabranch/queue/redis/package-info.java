/** Messages from streams of Redis, and records to them. */
@NullMarked
package io.anabranch.queue.redis;

import org.jspecify.annotations.NullMarked;
