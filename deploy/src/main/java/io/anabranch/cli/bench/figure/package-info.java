/** Figures with their goals, and what a benchmark is that finds them. */
@NullMarked
package io.anabranch.cli.bench.figure;

import org.jspecify.annotations.NullMarked;
