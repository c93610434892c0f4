/**
 * Measures stages: runs their processors in this process on texts for which it is known what is
 * right, and says how good the answers are and how fast they come.
 *
 * <p>Runs processors in a {@link io.anabranch.processor.ProcessorGraph}, and asks them directly for
 * what no annotation says: the order of all checklists, and the tags of given tokens. Reads
 * labelled texts as training does. May use the packages of the stages, Jackson, and Lucene's
 * stemmer.
 */
@NullMarked
package io.anabranch.evaluation;

import org.jspecify.annotations.NullMarked;
