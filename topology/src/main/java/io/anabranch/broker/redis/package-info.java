/** Redis: connections that are made again by themselves, commands, and entries of streams. */
@NullMarked
package io.anabranch.broker.redis;

import org.jspecify.annotations.NullMarked;
