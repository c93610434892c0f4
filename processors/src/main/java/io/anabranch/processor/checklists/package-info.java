/**
 * The checklists stage: which help checklists fit a message, by the vectors of their texts.
 *
 * <p>May use the embedder of the embedding stage, and no model library.
 */
@NullMarked
package io.anabranch.processor.checklists;

import org.jspecify.annotations.NullMarked;
