/**
 * Measures stages: runs their processors in this process on texts for which it is known what is
 * right, and says how good the answers are and how fast they come.
 *
 * <p>May use every processor through {@link io.anabranch.processor.ProcessorGraph}, Jackson, and
 * Lucene's stemmer.
 */
@NullMarked
package io.anabranch.evaluation;

import org.jspecify.annotations.NullMarked;
