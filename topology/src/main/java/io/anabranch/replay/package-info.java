/**
 * Replays history: which applications to set back, to where, and how far they have come since.
 * Works through the cluster alone; stopping and starting is up to the caller.
 */
@NullMarked
package io.anabranch.replay;

import org.jspecify.annotations.NullMarked;
