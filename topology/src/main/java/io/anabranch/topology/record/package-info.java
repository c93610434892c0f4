/** Records on their way through a topology: identity, place, size, dead letters and retries. */
@NullMarked
package io.anabranch.topology.record;

import org.jspecify.annotations.NullMarked;
