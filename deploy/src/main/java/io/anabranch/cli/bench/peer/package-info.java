/** Other programs that do the same, side by side with ours. */
@NullMarked
package io.anabranch.cli.bench.peer;

import org.jspecify.annotations.NullMarked;
