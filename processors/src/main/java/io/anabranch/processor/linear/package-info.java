/**
 * One linear text model, a logistic regression over the embedding and counted n-grams: features,
 * training, cross-validation and the model folder.
 */
@NullMarked
package io.anabranch.processor.linear;

import org.jspecify.annotations.NullMarked;
