package io.anabranch.processor.linear.model;

/**
 * What training chose, and how good the result is on examples that it had not seen.
 *
 * @param cost LIBLINEAR's C
 * @param embeddingScale length of the embedding in the model's input
 * @param folds number of parts of cross-validation
 * @param crossValidation quality over all examples, each scored by a model trained without it
 */
public record TrainingReport(
    double cost, double embeddingScale, int folds, ClassifierQuality crossValidation) {}
