/**
 * Features of a text for linear models: the embedding, counted n-grams, and what words say of
 * polarity.
 */
@NullMarked
package io.anabranch.processor.linear.features;

import org.jspecify.annotations.NullMarked;
