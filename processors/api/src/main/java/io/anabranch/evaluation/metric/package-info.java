/** Figures that say how good answers are. Pure functions of what is right and what was answered. */
@NullMarked
package io.anabranch.evaluation.metric;

import org.jspecify.annotations.NullMarked;
