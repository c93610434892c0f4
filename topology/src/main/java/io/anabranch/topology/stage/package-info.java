/** The topology of a stage: look-ahead batches, a bound on inference, answers and errors. */
@NullMarked
package io.anabranch.topology.stage;

import org.jspecify.annotations.NullMarked;
