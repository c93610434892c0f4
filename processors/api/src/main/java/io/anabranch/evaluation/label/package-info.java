/** Measures stages that label texts. */
@NullMarked
package io.anabranch.evaluation.label;

import org.jspecify.annotations.NullMarked;
