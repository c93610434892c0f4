/**
 * Computes expected results with the reference implementations of the models. Runs by hand, in the
 * Maven profile {@code reference}; nothing here is part of a build.
 */
@NullMarked
package io.anabranch.processor.reference;

import org.jspecify.annotations.NullMarked;
