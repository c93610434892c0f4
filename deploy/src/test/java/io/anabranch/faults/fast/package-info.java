/**
 * An implementation {@code fast} of every standard stage, for tests of everything but the models:
 * each result is a pure function of the message's text, so that a test can tell the right one.
 */
@NullMarked
package io.anabranch.faults.fast;

import org.jspecify.annotations.NullMarked;
