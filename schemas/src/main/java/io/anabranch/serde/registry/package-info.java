/** A client of Confluent's schema registry API: caches, failover, retries and TLS. */
@NullMarked
package io.anabranch.serde.registry;

import org.jspecify.annotations.NullMarked;
