/** How fast the embedding is, beside the same model in other libraries. */
@NullMarked
package io.anabranch.cli.bench.embedding;

import org.jspecify.annotations.NullMarked;
