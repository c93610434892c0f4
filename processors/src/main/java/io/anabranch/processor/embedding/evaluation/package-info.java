/** How the embedding stage is measured and compared. */
@NullMarked
package io.anabranch.processor.embedding.evaluation;

import org.jspecify.annotations.NullMarked;
