/** The embedding stage, and the embedder that it shares with the checklists. */
@NullMarked
package io.anabranch.processor.embedding;

import org.jspecify.annotations.NullMarked;
