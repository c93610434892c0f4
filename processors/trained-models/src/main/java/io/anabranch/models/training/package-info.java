/**
 * Trains the models that ship, with the {@linkplain io.anabranch.processor.linear.training
 * training} that users have, too. Nothing here runs in a stage.
 */
@NullMarked
package io.anabranch.models.training;

import org.jspecify.annotations.NullMarked;
