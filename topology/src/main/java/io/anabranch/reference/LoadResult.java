package io.anabranch.reference;

/**
 * What a load has done.
 *
 * @param written entries that were added or changed
 * @param removed entries that were removed, because all others were to be
 */
public record LoadResult(int written, int removed) {}
