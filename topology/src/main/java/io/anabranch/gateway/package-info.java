/**
 * Takes messages from callers who wait, and answers each with what becomes of its message. Kafka
 * stays the truth: a gateway holds nothing that another one could not find.
 */
@NullMarked
package io.anabranch.gateway;

import org.jspecify.annotations.NullMarked;
