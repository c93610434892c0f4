/**
 * The pipeline as its clients see it: sending messages, waiting for their enriched records, and
 * reading any of its topics.
 */
@NullMarked
package io.anabranch.client;

import org.jspecify.annotations.NullMarked;
