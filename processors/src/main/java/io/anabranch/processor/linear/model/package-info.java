/**
 * A linear text model: one-against-rest scores, calibrated, with a threshold for each class; and its
 * folder.
 */
@NullMarked
package io.anabranch.processor.linear.model;

import org.jspecify.annotations.NullMarked;
