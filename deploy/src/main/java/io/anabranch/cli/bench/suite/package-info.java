/** All benchmarks side by side, and their report. */
@NullMarked
package io.anabranch.cli.bench.suite;

import org.jspecify.annotations.NullMarked;
