/**
 * Measures stages: runs their processors in this process on texts for which it is known what is
 * right, and says how good the answers are and how fast they come.
 *
 * <p>May use the graph of processors and Jackson, and no stage.
 */
@NullMarked
package io.anabranch.evaluation;

import org.jspecify.annotations.NullMarked;
