/** Commands that benchmarks run in processes of their own. */
@NullMarked
package io.anabranch.cli.bench.process;

import org.jspecify.annotations.NullMarked;
