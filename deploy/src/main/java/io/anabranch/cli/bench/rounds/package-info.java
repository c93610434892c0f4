/** Rounds of messages, called directly and through the pipeline, and what they cost. */
@NullMarked
package io.anabranch.cli.bench.rounds;

import org.jspecify.annotations.NullMarked;
