/** How the pipeline grows. */
@NullMarked
package io.anabranch.cli.bench.scale;

import org.jspecify.annotations.NullMarked;
