/**
 * One linear text model: a multi-class support vector machine over the embedding, its hidden state
 * and counted features (n-grams of words, characters, lemmas and tags, and signs of feeling). A
 * calibrated softmax turns its margins into probabilities. Has the features, the training with its
 * cross-validation, the model folder, and the processor that answers with a trained model.
 */
@NullMarked
package io.anabranch.processor.linear;

import org.jspecify.annotations.NullMarked;
