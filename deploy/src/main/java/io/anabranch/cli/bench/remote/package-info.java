/** What it costs to compute a stage at workers elsewhere. */
@NullMarked
package io.anabranch.cli.bench.remote;

import org.jspecify.annotations.NullMarked;
