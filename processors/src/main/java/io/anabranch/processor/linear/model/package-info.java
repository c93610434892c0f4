/**
 * A linear text model, a multi-class SVM (Crammer and Singer 2001) whose scores a softmax turns
 * into calibrated probabilities, and the folder that holds one.
 */
@NullMarked
package io.anabranch.processor.linear.model;

import org.jspecify.annotations.NullMarked;
