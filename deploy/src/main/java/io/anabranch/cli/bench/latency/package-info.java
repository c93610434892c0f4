/** How long a message takes at a given pace. */
@NullMarked
package io.anabranch.cli.bench.latency;

import org.jspecify.annotations.NullMarked;
