/**
 * Trains linear text models: cross-validation, the choice of scales, calibration and thresholds.
 */
@NullMarked
package io.anabranch.processor.linear.training;

import org.jspecify.annotations.NullMarked;
