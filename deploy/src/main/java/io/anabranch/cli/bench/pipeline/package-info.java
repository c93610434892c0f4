/** Benchmarks of the whole pipeline. */
@NullMarked
package io.anabranch.cli.bench.pipeline;

import org.jspecify.annotations.NullMarked;
